namespace Ringfence.Aws.Signing;

/// <summary>The bounds of a signature's own time.</summary>
internal static class SignatureClock
{
    /// <summary>How far a client's clock may be from ours.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public static SignatureFault? Check(DateTimeOffset signed, DateTimeOffset now) =>
        signed < now - Skew ? Late(signed, now - Skew, now) : CheckNotEarly(signed, now);

    public static SignatureFault? CheckNotEarly(DateTimeOffset signed, DateTimeOffset now) =>
        signed > now + Skew
            ? SignatureFault.Invalid(
                $"Signature not yet current: {AmzDate.Format(signed)} is still later than {AmzDate.Format(now + Skew)} ({AmzDate.Format(now)} + 5 min.)"
            )
            : null;

    private static SignatureFault Late(DateTimeOffset signed, DateTimeOffset bound, DateTimeOffset now) =>
        SignatureFault.Invalid(
            $"Signature expired: {AmzDate.Format(signed)} is now earlier than {AmzDate.Format(bound)} ({AmzDate.Format(now)} - 5 min.)"
        );
}
