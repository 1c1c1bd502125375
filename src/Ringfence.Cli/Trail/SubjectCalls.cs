using Ringfence.Cli.Ledger;
using Ringfence.Cli.Phi;
using Ringfence.Evidence.Gateway;
using Ringfence.Gateway.Phi;
using Ringfence.Ledger;
using Ringfence.Ledger.Verification;

namespace Ringfence.Cli.Trail;

/// <summary>The ledger's calls and what a person is called by in it.</summary>
/// <param name="Digests">In every epoch whose key is there.</param>
/// <param name="Verified">Whether the ledger verifies by the key in its directory.</param>
internal sealed record SubjectCalls(
    IReadOnlyList<RecordedCall> Calls,
    IReadOnlySet<string> Digests,
    SubjectEpochs Epochs,
    bool Verified
)
{
    public IReadOnlySet<string> EpochNames =>
        Epochs.List().Select(epoch => epoch.Name).ToHashSet(StringComparer.Ordinal);

    public IReadOnlyList<RecordedCall> Theirs => [.. Calls.Where(call => call.Call.Subjects.Any(Digests.Contains))];

    public static SubjectCalls Read(DataDirectory data, string subject)
    {
        var epochs = EpochCommand.Open(data.Root);
        var directory = LedgerCommand.Existing(new DirectoryInfo(data.Ledger));
        return new(
            LedgerCalls.Read(LedgerReader.Open(directory)),
            epochs.DigestsOf(subject).ToHashSet(StringComparer.Ordinal),
            epochs,
            LedgerVerifier.Verify(directory, new VerificationOptions()).Ok
        );
    }
}
