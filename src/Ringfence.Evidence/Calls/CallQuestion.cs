using Ringfence.Evidence.CloudTrail;
using Ringfence.Evidence.Gateway;
using Ringfence.Evidence.InvocationLogs;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Evidence.Calls;

/// <summary>One call, all three layers, joined on the AWS request id.</summary>
public static class CallQuestion
{
    /// <summary>
    /// What each layer says of a call. <paramref name="id"/> is the AWS request id, or Ringfence's own. A layer without a record is
    /// answered <see cref="Mark.Absent"/>, never left out.
    /// </summary>
    /// <param name="unreadable">Told of each log file that could not be read.</param>
    /// <returns>Gateway, CloudTrail, invocation log, in this order.</returns>
    /// <exception cref="InvalidDataException">The ledger is damaged.</exception>
    public static IReadOnlyList<LayerView> Ask(LocalLayers layers, string id, Action<string, Exception> unreadable)
    {
        var gateway = GatewayView(layers, id, out var call);

        // Without a gateway record the id itself is tried: a call that went around the gateway is found all the same.
        var awsRequestId = call is null ? id : call.AwsRequestId;
        if (awsRequestId is null)
        {
            const string NotReached =
                "the gateway's record has no AWS request id: the call did not reach AWS, or AWS did not answer";
            return
            [
                gateway,
                LayerView.Absent(CloudTrailView.Layer, NotReached),
                LayerView.Absent(InvocationLogView.Layer, NotReached),
            ];
        }

        return [gateway, Trail(layers, awsRequestId, unreadable), Log(layers, awsRequestId, unreadable)];
    }

    private static LayerView GatewayView(LocalLayers layers, string id, out RecordedCall? call)
    {
        var ledger = LedgerReader.Open(layers.Ledger);
        call = LedgerCalls
            .Read(ledger)
            .FirstOrDefault(call => call.RequestId == id || (call.Answered?.AwsRequestIds.Contains(id) ?? false));
        var key = VerifierKey.Parse(layers.VerifierKey ?? File.ReadAllText(Path.Combine(layers.Ledger, "vkey")).Trim());
        return call is null
            ? LayerView.Absent(LedgerView.Layer, $"none of the ledger's {ledger.Size} entries has this id")
            : LedgerView.Of(call, ledger, key);
    }

    private static LayerView Trail(LocalLayers layers, string awsRequestId, Action<string, Exception> unreadable)
    {
        foreach (var (path, record) in CloudTrailFiles.WithRequestId(layers.Buckets, awsRequestId, unreadable))
        {
            var (mark, because) = new DigestCoverage(layers.Buckets, layers.PublicKeys).Of(path);
            return CloudTrailView.Of(record, Path.GetRelativePath(layers.Buckets, path), mark, because);
        }

        return LayerView.Absent(
            CloudTrailView.Layer,
            "no delivered log file has this request id; AWS delivers about five minutes after the call, the stand-in within seconds"
        );
    }

    private static LayerView Log(LocalLayers layers, string awsRequestId, Action<string, Exception> unreadable) =>
        InvocationLogFiles.WithRequestId(layers.Buckets, awsRequestId, unreadable) is var (path, record)
            ? InvocationLogView.Of(record, Path.GetRelativePath(layers.Buckets, path))
            : LayerView.Absent(
                InvocationLogView.Layer,
                "no delivered record has this request id: invocation logging is off, late, or the call was refused before a model saw it"
            );
}
