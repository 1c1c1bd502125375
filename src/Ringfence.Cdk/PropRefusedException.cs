namespace Ringfence.Cdk;

/// <summary>A construct was asked for something that would break a control.</summary>
/// <param name="construct">The construct.</param>
/// <param name="prop">The prop.</param>
/// <param name="given">What was given.</param>
/// <param name="allowed">What is allowed.</param>
/// <param name="why">Why nothing else is.</param>
public sealed class PropRefusedException(string construct, string prop, object? given, string allowed, string why)
    : ArgumentException($"{construct}: {prop} '{given}' is refused, for {why}. Allowed: {allowed}.", prop);
