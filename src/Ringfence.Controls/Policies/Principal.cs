using Ringfence.Controls.Facts;

namespace Ringfence.Controls.Policies;

/// <summary>One principal of a statement.</summary>
/// <param name="Kind">AWS, Service, Federated, CanonicalUser; <c>*</c> as it stands.</param>
/// <param name="Value">Who.</param>
public sealed record Principal(string Kind, PropertyValue Value);
