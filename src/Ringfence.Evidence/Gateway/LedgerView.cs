using Ringfence.Evidence.Calls;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Evidence.Gateway;

/// <summary>A recorded call as a layer's view of it, with its entries proved against the signed checkpoint.</summary>
internal static class LedgerView
{
    public const string Layer = "gateway";

    public static LayerView Of(RecordedCall call, LedgerReader ledger, VerifierKey key)
    {
        var (mark, because) = Prove(call, ledger, key);
        var caller = call.Call.Caller;
        var facts = new Dictionary<string, string>
        {
            [Fact.RequestId] = call.RequestId,
            [Fact.Time] = call.Time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
            [Fact.Principal] = $"{caller.Issuer}#{caller.Subject}",
            [Fact.Person] = caller.User,
            [Fact.Team] = caller.Team,
            [Fact.Source] = call.Call.Source,
            [Fact.Operation] = call.Call.Operation,
            [Fact.Model] = call.Call.ModelUsed.Length > 0 ? call.Call.ModelUsed : call.Call.ModelAsked,
            [Fact.Region] = call.Call.Region,
            [Fact.Outcome] = call.Outcome,
            [Fact.Record] =
                call.AnsweredIndex is { } answered && answered != call.Index
                    ? $"entries {call.Index} and {answered}"
                    : $"entry {call.Index}",
        };
        if (call.AwsRequestId is { } awsRequestId)
        {
            facts[Fact.AwsRequestId] = awsRequestId;
        }

        if (call.Answered is { Error: "None" or "CallerGone" or "StreamBroken" } known)
        {
            facts[Fact.InputTokens] = $"{known.Tokens.Input}";
            facts[Fact.OutputTokens] = $"{known.Tokens.Output}";
        }

        return new LayerView(Layer, mark, because, facts);
    }

    private static (Mark Mark, string Because) Prove(RecordedCall call, LedgerReader ledger, VerifierKey key)
    {
        foreach (var index in new[] { call.Index, call.AnsweredIndex ?? call.Index })
        {
            if (index >= ledger.PublishedSize)
            {
                return (
                    Mark.Unverified,
                    $"entry {index} is durable and not yet published: the gateway publishes every second"
                );
            }

            if (!ledger.ProveInclusion(index).Verifies(ledger.Read(index), [key], out var problem))
            {
                return (Mark.Broken, $"entry {index}: {problem}");
            }
        }

        return (Mark.Verified, $"inclusion proved under the signed checkpoint of {ledger.PublishedSize} entries");
    }
}
