using System.Buffers;
using Ringfence.Cli.Ledger;
using Ringfence.Evidence.Content;
using Ringfence.Evidence.Store;
using Ringfence.Evidence.Subjects;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Cli.Trail;

/// <summary>One erasure: what is there, what is done, what is kept.</summary>
/// <param name="Accounting">Disclosures must be accounted for: young epochs are kept.</param>
internal sealed record Forgetting(
    DataDirectory Data,
    string Subject,
    IReadOnlyList<string> Records,
    string? Store,
    string Reference,
    bool Accounting,
    bool DryRun
)
{
    /// <summary>Does it, or says what would be done.</summary>
    /// <exception cref="LedgerFault">The ledger is in use: nothing was done.</exception>
    public async Task<IReadOnlyList<ErasureStep>> RunAsync(TimeProvider time)
    {
        var found = SubjectCalls.Read(Data, Subject);
        var current = found.Epochs.List() is [.., var last] ? last.Name : null;
        var epochs = Erasure.Epochs(found.Calls, found.Digests, current, Accounting, time.GetUtcNow());
        if (DryRun)
        {
            return Steps(found, epochs, [.. Unlink(dryRun: true), .. Content(found, dryRun: true)]);
        }

        // The ledger is taken first: what cannot be recorded is not done.
        var (options, signer) = OwnLedger.ForWriting(Data);
        using (signer)
        {
            await using var ledger = MerkleLog.Open(options, signer, time);
            if (epochs.Any(epoch => epoch.Destroy && epoch.Epoch == current))
            {
                found.Epochs.New();
            }

            foreach (var epoch in epochs.Where(epoch => epoch.Destroy))
            {
                found.Epochs.Destroy(epoch.Epoch);
            }

            var steps = Steps(found, epochs, [.. Unlink(dryRun: false), .. Content(found, dryRun: false)]);
            await ledger.AppendAsync(Entry(found, epochs, steps, time));
            return steps;
        }
    }

    private ReadOnlyMemory<byte> Entry(
        SubjectCalls found,
        IReadOnlyList<(string Epoch, bool Destroy, string Why)> epochs,
        IReadOnlyList<ErasureStep> steps,
        TimeProvider time
    )
    {
        var entry = new ArrayBufferWriter<byte>();
        EntryEncoding.Write(
            entry,
            new SubjectErased
            {
                Time = time.GetUtcNow(),
                RequestId = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
                Reference = Reference,
                Calls = found.Theirs.Count,
                Epochs = [.. epochs.Where(epoch => epoch.Destroy).Select(epoch => epoch.Epoch)],
                Unlinked = _unlinked,
                Kept = [.. steps.Where(step => step.Action == "kept").Select(step => $"{step.What}: {step.Why}")],
                By = Environment.UserName,
            }
        );
        return entry.WrittenMemory;
    }

    private long _unlinked;

    private List<ErasureStep> Unlink(bool dryRun)
    {
        if (Store is null || Records.Count == 0)
        {
            return
            [
                new(
                    "the evidence store",
                    "kept",
                    Store is null
                        ? "none was given (--store)"
                        : "no resource was named as this person's (--record); it holds keyed digests, which go with their epoch's key, and names of resources"
                ),
            ];
        }

        using var store = StoreOption.Open(Store, writable: !dryRun);
        _unlinked = Records.Sum(record => Erasure.Unlink(store, record, dryRun));
        return
        [
            new(
                $"{_unlinked} names of resources in the evidence store",
                "unlinked",
                "each is a number now; the rows stay, and a repeated ingest does not bring the names back while the store lives"
            ),
            new(
                "the log files that the store was read from",
                "yours",
                "their names stand there too: lifecycle rules end them, Object Lock may forbid it before"
            ),
        ];
    }

    private IEnumerable<ErasureStep> Content(SubjectCalls found, bool dryRun)
    {
        if (Store is null || !File.Exists(Store))
        {
            yield break;
        }

        using var store = StoreOption.Open(Store, writable: !dryRun);
        var bodies = ContentErasure.OfCalls(
            store,
            found.Theirs.SelectMany(call => call.Answered?.AwsRequestIds ?? []),
            dryRun
        );
        if (bodies > 0)
        {
            yield return new(
                $"{bodies} prompts and answers in the evidence store",
                "destroyed",
                "deleted and overwritten; what is kept of others is sealed with a new key, and the old key is destroyed. Copies of store and key in backups are yours to destroy"
            );
        }
    }

    private List<ErasureStep> Steps(
        SubjectCalls found,
        IReadOnlyList<(string Epoch, bool Destroy, string Why)> epochs,
        List<ErasureStep> store
    )
    {
        var calls = found.Theirs;
        var steps = new List<ErasureStep>
        {
            new(
                $"{calls.Count} calls in the ledger about this person",
                "kept",
                "a write-once log keeps its entries, or every proof of everybody's would break; they hold no content, no name and no number, only who asked and a keyed digest"
            ),
        };
        steps.AddRange(
            epochs.Select(epoch => new ErasureStep(
                $"the key of epoch {epoch.Epoch}",
                epoch.Destroy ? "destroyed" : "kept",
                epoch.Why + (epoch.Destroy ? ". Copies in backups are yours to destroy" : "")
            ))
        );
        steps.Add(
            new(
                "conversations (pseudonyms and their way back)",
                "kept",
                "sealed, by caller and not by person; each ends by itself after the gateway's time to live"
            )
        );
        steps.AddRange(store);
        steps.AddRange(Invocations(found));
        return steps;
    }

    private IEnumerable<ErasureStep> Invocations(SubjectCalls found)
    {
        if (Store is null || !File.Exists(Store))
        {
            yield break;
        }

        using var store = EvidenceStore.OpenReadOnly(Store);
        var files = Erasure.InvocationFiles(store, found.Theirs.SelectMany(call => call.Answered?.AwsRequestIds ?? []));
        foreach (var file in files)
        {
            yield return new(
                $"invocation log {Path.GetFileName(file)}",
                "yours",
                "it holds prompts and answers of this person's calls, and of others: lifecycle ends it, Object Lock may forbid it before"
            );
        }
    }
}
