/// Which of the two networks of a Terraform plan is meant; a state is the same on both sides.
public enum PlanSide: Hashable, Sendable {
  /// As it is before the plan is applied.
  case before
  /// As it will be.
  case after
}
