import ArgumentParser

/// The program `taizhang-server`.
@main
struct TaizhangServer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "taizhang-server",
        abstract: "台账服务:巡察整改的中心台账 / The central ledger for rectification of inspection findings.",
        discussion: """
            第一次使用 / The first time:
              taizhang-server serve                          启动 / start
              taizhang-server import 通报.txt --dry-run      先看 / look first
              taizhang-server import 通报.txt --year 2020    导入 / import
              taizhang-server user add 张三 --role liaison --unit 司法局
              taizhang-server enroll 张三                    注册码 / a code

            其他命令可与服务同时使用,也可单独使用。
            The other commands work beside a running server and without one.

            环境变量 / Environment:
              TAIZHANG_DATA, TAIZHANG_DATABASE_URL, TAIZHANG_LISTEN,
              TAIZHANG_TLS_CERTIFICATE, TAIZHANG_TLS_KEY, TAIZHANG_LOG_LEVEL

            退出码 / Exit status:
              0 成功 / done, 1 失败或有差异 / failed or differences found,
              64 用法错误 / wrong usage
            """,
        subcommands: [
            ServeCommand.self, MigrateCommand.self, ImportCommand.self, RoundCommand.self, UnitCommand.self,
            UserCommand.self, EnrollCommand.self, DeviceCommand.self, CheckCommand.self,
        ]
    )
}
