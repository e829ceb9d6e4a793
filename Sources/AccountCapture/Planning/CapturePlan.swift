package import TopologyFiles

/// What is to be asked of an account: the first commands, and those that follow from their answers.
package struct CapturePlan: Hashable, Sendable {
  package var account: String
  /// In the order in which they were named; at least one.
  package var regions: [String]
  package var buckets: [Subject] = []

  package init(account: String, regions: [String], buckets: [Subject] = []) {
    precondition(!regions.isEmpty, "a capture is of at least one region")
    self.account = account
    self.regions = regions
    self.buckets = buckets
  }

  /// What is known from the start, region by region; first what leads to more.
  package var firstCalls: [CaptureCall] {
    let table =
      CallTable.calls.filter { !$0.followUps.isEmpty }
      + CallTable.calls.filter { $0.followUps.isEmpty }
    let regional = regions.flatMap { region in
      table.filter { $0.place == .everyRegion }.map { call($0, in: region) }
    }
    let global = table.compactMap { template -> CaptureCall? in
      switch template.place {
      case .once: call(template, in: regions[0])
      case .onceIn(let region): isCommercial ? call(template, in: region) : nil
      case .everyRegion, .before: nil
      }
    }
    return global + regional + buckets.map { call(CallTable.bucketPolicy, in: regions[0], $0) }
  }

  /// What an answer leads to.
  ///
  /// - Returns: the commands, and ids in the answer that are of no form that ids have: nothing is asked
  ///   about them.
  package func followUps(
    of call: CaptureCall, answer: JSONOutline
  ) -> (calls: [CaptureCall], strange: [String]) {
    var calls: [CaptureCall] = []
    var strange: [String] = []
    var seen: Set<CaptureCall> = []
    for followUp in call.template.followUps {
      let ids = answer.records(followUp.list) { record in
        followUp.applies(to: record) ? record.text(followUp.key) : nil
      }
      for id in ids {
        guard let subject = followUp.kind.subject(id) else {
          strange.append(id)
          continue
        }
        let next = followUp.calls.map {
          CaptureCall($0, region: call.region, account: call.account, subject: subject)
        }
        calls += next.filter { seen.insert($0).inserted }
      }
    }
    return (calls, strange)
  }

  private func call(
    _ template: CallTemplate, in region: String, _ subject: Subject? = nil
  ) -> CaptureCall {
    CaptureCall(template, region: region, account: account, subject: subject)
  }

  /// Whether the regions are of AWS's commercial partition, and not of China or a government.
  private var isCommercial: Bool {
    !["cn-", "us-gov-", "us-iso", "eu-isoe-"].contains { regions[0].hasPrefix($0) }
  }
}

extension FollowUp {
  fileprivate func applies(to record: JSONOutline.Record) -> Bool {
    switch condition {
    case nil: true
    case .isTrue(let outer, let key): record.flag(outer, key) ?? false
    case .isNot(let key, let value): record.text(key) != value
    }
  }
}
