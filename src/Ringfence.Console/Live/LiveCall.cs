using Ringfence.Evidence.Gateway;

namespace Ringfence.Console.Live;

/// <summary>A call as the live list shows it: never content.</summary>
/// <param name="Asked">Index of its first entry.</param>
/// <param name="Outcome">In a few words.</param>
/// <param name="Kind">good: answered; warn: refused or left; bad: failed.</param>
/// <param name="Phi">Kinds of identifiers found in the prompt, with how many.</param>
public sealed record LiveCall(
    long Asked,
    string RequestId,
    DateTimeOffset Time,
    string User,
    string Team,
    string Application,
    string Operation,
    string Model,
    int Status,
    string Outcome,
    string Kind,
    long InputTokens,
    long OutputTokens,
    double LatencyMs,
    IReadOnlyDictionary<string, int> Phi,
    string PhiPolicy,
    string? AwsRequestId
)
{
    internal static LiveCall Of(RecordedCall call)
    {
        var answered = call.Answered!;
        return new(
            call.Index,
            call.RequestId,
            call.Time,
            call.Call.Caller.User,
            call.Call.Caller.Team,
            call.Call.Caller.Application,
            call.Call.Operation,
            call.Call.ModelAsked,
            answered.Status,
            call.Outcome,
            Kinds(answered.Status, answered.Asked is null),
            answered.Tokens.Input,
            answered.Tokens.Output,
            answered.LatencyMs,
            call.Call.Phi,
            call.Call.PhiPolicy,
            call.AwsRequestId
        );
    }

    /// <summary>The kind of a call's end.</summary>
    /// <param name="refused">Nothing was sent to a model.</param>
    public static string Kinds(int status, bool refused) =>
        status < 400 ? "good"
        : refused || status == 499 ? "warn"
        : "bad";
}
