import IPAddressing
import NetworkModel
import PathEngine
import Reports

/// Choosing the ends of a path.
extension ExplorerState {
  mutating func openPicker(_ role: PickerState.Role) {
    guard let network else { return }
    let candidates =
      switch role {
      case .source: network.sources(in: language)
      case .destination: network.destinations(recent: question.recent, in: language)
      }
    overlay = .picker(PickerState(role: role, candidates: candidates))
  }

  mutating func choose(in picker: PickerState) -> [Effect] {
    guard let network else { return [] }
    let typed = picker.line.text.trimmingSpaces
    let destination = TypedDestination(typed)
    // `:8080` alone changes the port of what is chosen.
    if picker.role == .destination, destination.name.isEmpty, let port = destination.port,
      var chosen = question.destination
    {
      chosen.port = port
      question.choose(chosen)
      overlay = nil
      return question.query == nil ? [] : startWatching()
    }
    // What was typed counts as it is, unless the person went down the list, or it is the name of what
    // stands at its top.
    let prefersList = picker.rows.index > 0 || picker.current?.label == picker.name
    if !prefersList, let exact = exactEnd(typed, picker.role, QueryParser(network.topology)) {
      take(exact, typed: destination)
    } else if let current = picker.current {
      take(current, typed: picker.line.text.isEmpty ? nil : destination)
    } else {
      var picker = picker
      picker.complaint = complaint(about: typed, picker.role, QueryParser(network.topology))
      overlay = .picker(picker)
      return []
    }
    overlay = nil
    if question.destination == nil {
      notice = question.source.map {
        Notice(
          .done,
          text(
            en: "From \($0.label). Now d: the destination", ja: "送信元は\($0.label)です。次は d で宛先を選びます"))
      }
    } else if question.source == nil {
      chooseSourceHere()
      if question.source == nil { openPicker(.source) }
    }
    return question.query == nil ? [] : startWatching()
  }

  private mutating func take(_ candidate: PickerCandidate, typed: TypedDestination?) {
    switch candidate.end {
    case .source(let source):
      question.source = Question.Source(source: source, label: candidate.label)
    case .destination(let destination):
      var chosen = Question.Destination(destination, label: candidate.label, typed: typed)
      if candidate.kind == .recent, typed?.port == nil, typed?.protocol == nil,
        let before = question.recent.first(where: { $0.destination == destination })
      {
        chosen = before
      }
      if let port = candidate.port, typed?.port == nil, chosen.protocol == .tcp {
        chosen.port = port
      }
      question.choose(chosen)
    }
  }

  /// What was typed, where it means one thing by itself.
  private func exactEnd(
    _ typed: String, _ role: PickerState.Role, _ parser: QueryParser
  ) -> PickerCandidate? {
    guard !typed.isEmpty else { return nil }
    switch role {
    case .source:
      guard let source = try? parser.source(typed) else { return nil }
      return PickerCandidate(kind: .instance, end: .source(source), label: typed, remark: "")
    case .destination:
      let name = TypedDestination(typed).name
      guard let destination = try? parser.destination(name) else { return nil }
      return PickerCandidate(
        kind: .instance, end: .destination(destination), label: name, remark: "")
    }
  }

  private func complaint(
    about typed: String, _ role: PickerState.Role, _ parser: QueryParser
  ) -> String {
    do throws(QueryError) {
      switch role {
      case .source: _ = try parser.source(typed)
      case .destination: _ = try parser.destination(TypedDestination(typed).name)
      }
      return ""
    } catch {
      return language.complaint(error)
    }
  }
}

extension LoadedNetwork {
  /// Everything packets can start from.
  func sources(in language: Language) -> [PickerCandidate] {
    var candidates = hosts { .source(.interface($0, address: nil)) }
    candidates.append(
      PickerCandidate(
        kind: .internet, end: .source(.internet(nil)),
        label: language.text(en: "internet", ja: "internet"),
        remark: language.text(en: "any public address", ja: "任意のパブリックアドレス")))
    if hasOnPremises {
      candidates.append(
        PickerCandidate(
          kind: .onPremises, end: .source(.onPremises(nil)), label: "onprem",
          remark: language.text(en: "beyond the VPN", ja: "VPNの先")))
    }
    for endpoint in topology.instanceConnectEndpoints {
      candidates.append(
        PickerCandidate(
          kind: .interface, end: .source(.instanceConnectEndpoint(endpoint.id)),
          label: endpoint.label, remark: "EC2 Instance Connect"))
    }
    return candidates
  }

  /// Everything packets can go to: what was chosen before, services with an endpoint here, the world
  /// outside, services that most networks need, hosts, and all other services.
  func destinations(
    recent: [Question.Destination], in language: Language
  ) -> [PickerCandidate] {
    var endpoints: [String: [String]] = [:]
    for endpoint in topology.vpcEndpoints {
      endpoints[ServiceNames.short(endpoint.serviceName.text), default: []]
        .append("\(endpoint.type.word) \(endpoint.label)")
    }
    let known = ServiceCatalogue.bundled.services.map(\.name)
    let here = endpoints.keys.filter(known.contains).sorted()
    let common = Self.commonServices.filter { known.contains($0) && !here.contains($0) }
    let rest = known.filter { !here.contains($0) && !common.contains($0) }
    func services(_ names: [String]) -> [PickerCandidate] {
      names.map { name in
        PickerCandidate(
          kind: .service, end: .destination(.service(name, region: nil)), label: name,
          remark: endpoints[name]?.joined(separator: ", ")
            ?? language.text(en: "AWS service", ja: "AWSサービス"))
      }
    }
    let before = recent.map {
      PickerCandidate(
        kind: .recent, end: .destination($0.destination), label: $0.label, remark: $0.traffic)
    }
    let others =
      services(here) + served() + outside(in: language) + services(common)
      + hosts { .destination(.interface($0, address: nil)) } + services(rest)
    let labels = Set(before.map(\.label))
    return before + others.filter { !labels.contains($0.label) }
  }

  /// What AWS runs in the network, by the names that lead to it.
  private func served() -> [PickerCandidate] {
    let parser = QueryParser(topology)
    func candidate(
      _ kind: PickerCandidate.Kind, _ item: NetworkItem, _ id: ResourceID, port: UInt16? = nil
    ) -> PickerCandidate? {
      guard let destination = try? parser.destination(id.text) else { return nil }
      return PickerCandidate(
        kind: kind, end: .destination(destination), label: name(of: item, in: .en),
        remark: remark(on: item, in: .en), port: port)
    }
    return topology.handles(of: LoadBalancer.self).compactMap {
      candidate(
        .loadBalancer, .loadBalancer($0), topology[$0].id, port: topology[$0].firstTCPPort)
    }
      + topology.handles(of: Database.self).compactMap {
        candidate(.database, .database($0), topology[$0].id, port: topology[$0].port)
      }
      + topology.handles(of: MultiRegionAccessPoint.self).compactMap {
        candidate(.accessPoint, .multiRegionAccessPoint($0), topology[$0].id)
      }
  }

  private static let commonServices = [
    "s3", "dynamodb", "ec2", "sts", "ssm", "ecr.api", "ecr.dkr", "logs", "kms", "sqs",
  ]

  private func outside(in language: Language) -> [PickerCandidate] {
    let internet = PickerCandidate(
      kind: .internet, end: .destination(.internet), label: "internet",
      remark: language.text(en: "any public address", ja: "任意のパブリックアドレス"))
    let onPremises = PickerCandidate(
      kind: .onPremises, end: .destination(.onPremises(nil)), label: "onprem",
      remark: language.text(en: "beyond the VPN", ja: "VPNの先"))
    return hasOnPremises ? [internet, onPremises] : [internet]
  }

  private var hasOnPremises: Bool {
    !topology.customerGateways.isEmpty || !topology.virtualPrivateGateways.isEmpty
      || !topology.vpnConnections.isEmpty || !topology.virtualInterfaces.isEmpty
  }

  /// Instances and interfaces, in the order of the list.
  private func hosts(_ end: (ResourceID) -> PickerCandidate.End) -> [PickerCandidate] {
    tree.rows.compactMap { row in
      guard let handle = row.item.sourceInterface(in: topology) else { return nil }
      let kind: PickerCandidate.Kind
      if case .instance = row.item { kind = .instance } else { kind = .interface }
      let subnet = topology[handle].subnet.map { topology[$0].label } ?? ""
      return PickerCandidate(
        kind: kind, end: end(topology[handle].id), label: name(of: row.item, in: .en),
        remark: [address(of: handle) ?? "", subnet].filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }
}

extension LoadBalancer {
  /// The port that people mean by it: HTTPS where it listens there, else its lowest.
  fileprivate var firstTCPPort: UInt16? {
    let ports = (listeners ?? []).filter { $0.protocol.transports.contains(.tcp) }.map(\.port)
    return ports.contains(443) ? 443 : ports.min()
  }
}
