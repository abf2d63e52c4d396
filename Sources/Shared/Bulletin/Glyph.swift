/// One written character reduced to what reading needs: full-width to ASCII, traditional to simplified.
///
/// The reduction is one to one, so that a place in the reduced text is a place in the source.
enum Glyph {
    static let point: UInt32 = 0x2E
    static let comma: UInt32 = 0x2C
    static let space: UInt32 = 0x20
    static let fullStop: UInt32 = 0x3002
    /// Stands for a character that no rule speaks about: a cluster of several scalars.
    static let other: UInt32 = 0xFFFD

    /// The reduced code of one character.
    static func code(_ character: Character) -> UInt32 {
        let scalars = character.unicodeScalars
        guard let first = scalars.first else { return other }
        if scalars.count > 1 { return character.isNewline ? 0x0A : other }
        let value = first.value
        if value < 0x80 { return value == 0x09 ? space : value }
        if (0xFF01...0xFF5E).contains(value) { return value - 0xFEE0 }
        return replacements[value] ?? value
    }

    static func isDigit(_ code: UInt32) -> Bool { (48...57).contains(code) }

    static func isSpace(_ code: UInt32) -> Bool { code == space }

    /// 余, 多, 几: more than the digits say.
    static func isMore(_ code: UInt32) -> Bool { code == 0x4F59 || code == 0x591A || code == 0x51E0 }

    /// 0 to 9 for 零 to 九, and 2 for 两.
    static func numeralDigit(_ code: UInt32) -> Int64? { digits[code] }

    /// 10, 100, 1000, 10000 or 100000000 for 十, 百, 千, 万, 亿.
    static func numeralScale(_ code: UInt32) -> Int64? { scales[code] }

    private static let digits: [UInt32: Int64] = table("零〇一二三四五六七八九两", [0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2])
    private static let scales: [UInt32: Int64] = table("十百千万亿", [10, 100, 1_000, 10_000, 100_000_000])

    private static func table(_ text: String, _ values: [Int64]) -> [UInt32: Int64] {
        Dictionary(uniqueKeysWithValues: zip(text.unicodeScalars.map(\.value), values))
    }

    /// Traditional forms that occur in such bulletins, and punctuation with several shapes.
    private static let replacements: [UInt32: UInt32] = {
        let from = Array(
            ("問題萬餘億個項條係統訂製廢實書責謝組織處黨紀務處誡勉談話評調證據參與會議單財產資費繳還"
                + "損違規標準機關導當專業學習開員區縣鎮鄉辦廳場營險農環續進達滿額計總約獲發號舉報門戶種類內"
                + "對給將間並從來為經濟劃劑團體學歷點動際際紅電線訪節減報銷現衛檢監察審認讓斷嚴禮領幹級"
                + "輪屆週後應盡長補賠償貪腐廣範圍圖館醫藥聯網質權過極點佈準備緊條陽雲東車馬鳥魚龍貳參壹"
                + "終於見視觀買賣貨質賬貼贈贊趙較載輔輕軍農運選遠適遷遺郵鄧釋鐵鋼錄錢鑒鏈鏡閉閱隊陣陳陸隨難雜"
                + "離響順須預頒頭顧風飛飯飲養駐驗驚髮鬥鹽麥黃齊時業樣樹構槍樂歡歲殺毀沒滬漢漸潔濟瀏燈爾爭獎獨環"
                + "產畢畫異療盤眾礦禍稅穩竊筆節簡糧糾約級紛紙細終結絕給統絲經綜綠網緊維線練縮總績織繼續罰職聯聲聽"
                + "脫臨興舊藝蘇蘭處號術補裝製複覆規覽覺訊討訓記許設訴診詐詳誠語誤說課諮謀證識譯議護讀變").unicodeScalars
        ).map(\.value)
        let to = Array(
            ("问题万余亿个项条系统订制废实书责谢组织处党纪务处诫勉谈话评调证据参与会议单财产资费缴还"
                + "损违规标准机关导当专业学习开员区县镇乡办厅场营险农环续进达满额计总约获发号举报门户种类内"
                + "对给将间并从来为经济划剂团体学历点动际际红电线访节减报销现卫检监察审认让断严礼领干级"
                + "轮届周后应尽长补赔偿贪腐广范围图馆医药联网质权过极点布准备紧条阳云东车马鸟鱼龙二三一"
                + "终于见视观买卖货质账贴赠赞赵较载辅轻军农运选远适迁遗邮邓释铁钢录钱鉴链镜闭阅队阵陈陆随难杂"
                + "离响顺须预颁头顾风飞饭饮养驻验惊发斗盐麦黄齐时业样树构枪乐欢岁杀毁没沪汉渐洁济浏灯尔争奖独环"
                + "产毕画异疗盘众矿祸税稳窃笔节简粮纠约级纷纸细终结绝给统丝经综绿网紧维线练缩总绩织继续罚职联声听"
                + "脱临兴旧艺苏兰处号术补装制复复规览觉讯讨训记许设诉诊诈详诚语误说课咨谋证识译议护读变").unicodeScalars
        ).map(\.value)
        var table: [UInt32: UInt32] = [:]
        for (old, new) in zip(from, to) { table[old] = new }
        let marks: [(String, String)] = [
            ("兩", "两"), ("３", "3"), ("\u{3000}", " "), ("\u{A0}", " "), ("｡", "。"), ("﹐", ","), ("﹔", ";"),
            ("﹕", ":"), ("∶", ":"), ("︰", ":"), ("「", "“"), ("」", "”"), ("『", "“"), ("』", "”"), ("‘", "“"),
            ("’", "”"), ("〝", "“"), ("〞", "”"), ("｜", "|"), ("︱", "|"), ("│", "|"), ("〖", "【"), ("〗", "】"),
            ("［", "【"), ("］", "】"), ("﹪", "%"), ("‰", "‰"), ("﹙", "("), ("﹚", ")"), ("￥", "¥"), ("參", "参"),
            ("–", "—"), ("―", "—"), ("～", "~"), ("﹣", "-"), ("•", "·"), ("\u{FEFF}", " "), ("\u{200B}", " "),
            ("勵", "励"), ("迴", "回"), ("罷", "罢"), ("撤", "撤"), ("開", "开"), ("貫", "贯"), ("徹", "彻"),
            ("嘗", "尝"), ("轄", "辖"), ("駁", "驳"), ("擴", "扩"), ("鄉", "乡"), ("島", "岛"), ("灣", "湾"),
            ("臺", "台"), ("檔", "档"), ("態", "态"), ("狀", "状"), ("時", "时"), ("簽", "签"), ("創", "创"),
            ("長", "长"), ("壓", "压"), ("歸", "归"), ("擔", "担"), ("當", "当"), ("圓", "元"), ("巡", "巡"),
        ]
        for (old, new) in marks {
            if let key = old.unicodeScalars.first?.value, let value = new.unicodeScalars.first?.value {
                table[key] = value
            }
        }
        return table
    }()
}
