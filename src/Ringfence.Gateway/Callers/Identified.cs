using Ringfence.Ledger.Entries;

namespace Ringfence.Gateway.Callers;

/// <summary>What a request's credential came to: exactly one of the three is set.</summary>
/// <param name="AwaitsBody">
/// The credential is an AWS signature, which covers the body: read it, then ask <see cref="CallerDirectory.IdentifyByBody"/>.
/// </param>
internal readonly record struct Identified(Caller? Caller, Refusal? Refusal, bool AwaitsBody = false)
{
    public static Identified As(Caller caller) => new(caller, null);

    public static Identified Refused(GatewayError error, string message) => new(null, new Refusal(error, message));
}
