using System.Buffers;
using System.CommandLine;
using Ringfence.Cli.Ledger;
using Ringfence.Evidence.Content;
using Ringfence.Ledger;
using Ringfence.Ledger.Entries;

namespace Ringfence.Cli.Trail;

/// <summary>What was asked and answered is shown only when it is asked for, and that it was shown is recorded first where a ledger is given.</summary>
internal sealed class ContentOptions
{
    public Option<bool> Show { get; } =
        new("--content")
        {
            Description =
                "Show what was asked and answered too, as far as `trail ingest --content` kept it. It may hold health information",
        };

    public Option<string?> Record { get; } =
        new("--record")
        {
            Description =
                "Record this look in a ledger of its own, kept here and made where there is none (a running gateway holds its own)",
        };

    public Option<string?> Because { get; } = new("--because") { Description = "Why, for the record" };

    /// <summary>The bodies; null when they were not asked for. Their record is durable by then.</summary>
    /// <exception cref="LedgerFault">It could not be recorded: nothing is shown.</exception>
    public async Task<IReadOnlyList<CallContent>?> ReadAsync(ParseResult result, string path, string id)
    {
        if (!result.GetValue(Show))
        {
            return null;
        }

        IReadOnlyList<CallContent> found;
        try
        {
            using var store = StoreOption.Open(path);
            found = CallContent.Read(store, id);
        }
        catch (InvalidDataException error)
        {
            throw new BadInputException($"--content: {error.Message}");
        }

        if (result.GetValue(Record) is { } directory)
        {
            await AppendAsync(new DataDirectory(directory), id, found, result.GetValue(Because) ?? "");
        }

        return found;
    }

    /// <summary>Content lies in stores alone.</summary>
    /// <exception cref="BadInputException">It was asked for without one.</exception>
    public void NeedStore(ParseResult result)
    {
        if (result.GetValue(Show))
        {
            throw new BadInputException(
                "--content: content lies in an evidence store: give --store, one that `trail ingest --content` filled"
            );
        }
    }

    private static async Task AppendAsync(
        DataDirectory data,
        string id,
        IReadOnlyList<CallContent> found,
        string because
    )
    {
        var time = TimeProvider.System;
        var (options, signer) = OwnLedger.ForPacks(data);
        using (signer)
        {
            await using var ledger = MerkleLog.Open(options, signer, time);
            var entry = new ArrayBufferWriter<byte>();
            EntryEncoding.Write(
                entry,
                new ContentViewed
                {
                    Time = time.GetUtcNow(),
                    RequestId = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
                    Call = id,
                    Bodies = [.. found.Select(body => $"{body.RequestId}/{body.Side}")],
                    Reason = because,
                    By = Environment.UserName,
                }
            );
            await ledger.AppendAsync(entry.WrittenMemory);
        }
    }
}
