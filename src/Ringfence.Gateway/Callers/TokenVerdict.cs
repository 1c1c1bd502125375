namespace Ringfence.Gateway.Callers;

/// <summary>A verified token, or why it is none.</summary>
internal readonly record struct TokenVerdict(VerifiedToken? Token, Refusal? Refusal)
{
    public static TokenVerdict Refused(string message, GatewayError error = GatewayError.CallerUnknown) =>
        new(null, new Refusal(error, message));
}
