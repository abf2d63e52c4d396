import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Shared

/// Answers every request: finds its route, lets in who may call it, and turns errors into what a caller may know.
struct WebResponder: HTTPResponder {
    let routes: RouteTable
    let service: any LedgerService
    let limits: WebLimits
    let clock: any ServerClock
    /// Those who wait for news.
    let room: WaitingRoom
    private let turnstile: Turnstile
    private let gate: RequestGate
    private let enrolments: AttemptLimit

    init(
        routes: RouteTable = .taizhang,
        service: any LedgerService,
        limits: WebLimits = WebLimits(),
        clock: any ServerClock,
        room: WaitingRoom = WaitingRoom()
    ) {
        self.routes = routes
        self.service = service
        self.limits = limits
        self.clock = clock
        self.room = room
        turnstile = Turnstile(places: limits.looksMax)
        gate = RequestGate(limits)
        enrolments = AttemptLimit(
            perAddressMax: limits.enrolmentsPerAddress,
            allMax: limits.enrolmentsInAll
        )
    }

    func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = clock.monotonicMilliseconds
        var entry = RequestLog(request, id: RequestName.of(request))
        var response: Response
        do {
            response = Response(try await answer(request, context, &entry))
        } catch {
            let told = WebError(telling: error)
            if told.code == .internalError { entry.cause = error }
            entry.code = told.code
            response = Response(told, request: entry.id)
        }
        response.headers[.requestID] = entry.id
        response.headers[.cacheControl] = "no-store"
        response.headers[.xContentTypeOptions] = "nosniff"
        entry.write(response, milliseconds: clock.monotonicMilliseconds - start, to: context.logger)
        return response
    }

    private func answer(
        _ request: Request,
        _ context: WebContext,
        _ entry: inout RequestLog
    ) async throws -> Answer {
        let (route, parameters) = try routes.route(request.method, request.uri.path)
        entry.route = route.path
        switch route.action {
        case .anyone(let action):
            // Whether the server lives must be seen also when it is busy.
            return try await action(call(request, parameters, body: []))
        case .holderOfCode(let action):
            try enrolments.count(context.address ?? "unknown", at: clock.monotonicMilliseconds)
            let body = try await body(of: request, bytesMax: limits.enrolmentBytesMax)
            return try await gate.pass(.work) { try await action(call(request, parameters, body: body)) }
        case .enrolled(let action), .handingIn(let action):
            // Before the body: who may not speak isn't listened to.
            let admitsRevoked = route.access == .enrolledOrRevoked
            let session = try await gate.pass(.work) {
                try await self.session(of: request, admitsRevoked: admitsRevoked)
            }
            entry.caller = session.person
            // A body that dribbles takes none of the places for work, and few of the device's own.
            return try await gate.pass(.device(session.replica)) {
                let body = try await body(of: request, bytesMax: limits.bodyBytesMax)
                return try await gate.pass(.work) {
                    try await action(call(request, parameters, body: body), session)
                }
            }
        case .waiting(let read):
            let session = try await gate.pass(.work) { try await self.session(of: request) }
            entry.caller = session.person
            let asked = try await gate.pass(.device(session.replica)) {
                let body = try await body(of: request, bytesMax: limits.bodyBytesMax)
                return try read(call(request, parameters, body: body))
            }
            // Who waits keeps nobody from working.
            let answer = try await gate.pass(.wait) {
                try await gate.pass(.deviceWait(session.replica)) {
                    try await wait(asked, request, session, context)
                }
            }
            return .json(answer.json)
        }
    }

    private func wait(
        _ asked: WaitRequest,
        _ request: Request,
        _ caller: Session,
        _ context: WebContext
    ) async throws -> WaitAnswer {
        let service = service
        let waiting = Waiting(
            room: room,
            turnstile: turnstile,
            session: { try await session(of: request) },
            look: { session in try await service.news(asked, session: session) }
        )
        return try await waiting.answer(asked, by: caller, hangingUp: context.whenGone)
    }

    private func session(of request: Request, admitsRevoked: Bool = false) async throws -> Session {
        guard let header = request.headers[.authorization] else { throw WebError(.unauthenticated) }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", (1...512).contains(parts[1].utf8.count)
        else {
            throw WebError(.unauthenticated)
        }
        return try await service.session(
            token: String(parts[1]),
            admitsRevoked: admitsRevoked,
            now: clock.now
        )
    }

    private func body(of request: Request, bytesMax: Int) async throws -> [UInt8] {
        guard request.method == .post else { return [] }
        let mediaType = request.headers[.contentType]?.split(separator: ";").first?.split(separator: " ")
            .first
        guard mediaType?.lowercased() == "application/json" else {
            throw WebError(.malformed, member: "Content-Type")
        }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > bytesMax {
            throw WebError(.tooLarge)
        }
        do {
            return Array(try await request.body.collect(upTo: bytesMax).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw WebError(.tooLarge)
        } catch let error as CancellationError {
            throw error
        } catch {
            // It ended early, or its framing is broken.
            throw WebError(.malformed, member: "body")
        }
    }

    private func call(_ request: Request, _ parameters: [String: String], body: [UInt8]) -> Call {
        let query = Dictionary(
            request.uri.queryParameters.map { (String($0.key), String($0.value)) },
            uniquingKeysWith: { first, _ in first }
        )
        return Call(parameters: parameters, query: query, body: body, service: service, now: clock.now)
    }
}
