using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Journal;

namespace Ringfence.Tests.Ledger;

/// <summary>What opening does about a journal that is not as it was written. Each commit holds one entry.</summary>
public sealed class JournalDamageTests
{
    [Fact]
    public async Task A_tail_cut_anywhere_is_dropped_and_told()
    {
        using var journal = await Journal.Make(commits: 3);
        var frames = journal.Frames();
        for (var length = frames[2].Offset; length < journal.Bytes.Length; length += 11)
        {
            await journal.With(
                journal.Bytes[..(int)length],
                async log =>
                {
                    Assert.Equal(2, log.Size);
                    Assert.Equal(length > frames[2].Offset, log.RecoveryNote is not null);
                    Assert.Equal(2, await log.AppendAsync(LedgerSample.Entry(2)));
                }
            );
        }
    }

    [Fact]
    public async Task A_tail_with_a_wrong_byte_is_dropped()
    {
        using var journal = await Journal.Make(commits: 3);
        var last = (int)journal.Frames()[2].Offset;
        foreach (var at in (int[])[last, last + 5, last + 10, last + 14, last + 20, last + 24])
        {
            await journal.With(
                journal.Altered(at),
                log =>
                {
                    Assert.Equal(2, log.Size);
                    Assert.Contains($"byte {last}", log.RecoveryNote, StringComparison.Ordinal);
                    return Task.CompletedTask;
                }
            );
        }
    }

    [Fact]
    public async Task Damage_before_a_valid_commit_refuses_to_open_and_names_the_place()
    {
        using var journal = await Journal.Make(commits: 3);
        var frames = journal.Frames();
        for (var at = (int)frames[0].Offset; at < frames[2].Offset; at += 17)
        {
            var place = at < frames[1].Offset ? frames[0].Offset : frames[1].Offset;
            var fault = journal.Refused(journal.Altered(at));
            Assert.Contains($"journal/00000001, byte {place}", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_commit_that_is_missing_refuses_to_open()
    {
        using var journal = await Journal.Make(commits: 3);
        var frames = journal.Frames();
        var fault = journal.Refused([
            .. journal.Bytes.AsSpan(0, (int)frames[1].Offset),
            .. journal.Bytes.AsSpan((int)frames[2].Offset),
        ]);
        Assert.Contains("entries are missing", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_signed_by_another_key_refuses_to_open_even_at_the_end()
    {
        using var journal = await Journal.Make(commits: 2);
        var frame = journal.Frames()[1];
        using Ed25519Signer other = new(LedgerSample.Origin, new byte[32]);
        var forged = SignedCheckpoint.Sign(frame.Signed.Checkpoint, other);
        FrameBuilder builder = new();
        builder.Start();
        builder.Add(LedgerSample.Entry(1));
        byte[] bytes = [.. journal.Bytes.AsSpan(0, (int)frame.Offset), .. builder.End(forged.Note.Bytes.Span)];
        Assert.Contains("not signed by the journal's key", journal.Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commit_of_another_log_refuses_to_open_even_at_the_end()
    {
        using var journal = await Journal.Make(commits: 3);
        var origin = journal.Bytes.AsSpan().LastIndexOf("sample\n3\n"u8);
        Assert.Contains("of another log", journal.Refused(journal.Altered(origin)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_after_the_last_commit_are_dropped_whatever_they_are()
    {
        using var journal = await Journal.Make(commits: 2);
        foreach (
            var rest in (byte[][])
                [
                    [1],
                    [.. new byte[5000], 1],
                    [.. JournalFrame.Marker, 0xFF, 0xFF, 0xFF, 0xFF],
                ]
        )
        {
            await journal.With(
                [.. journal.Bytes, .. rest],
                log =>
                {
                    Assert.Equal(2, log.Size);
                    Assert.NotNull(log.RecoveryNote);
                    return Task.CompletedTask;
                }
            );
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    [InlineData(200_000)]
    public async Task Room_after_the_last_commit_is_no_damage(int room)
    {
        using var journal = await Journal.Make(commits: 2);
        await journal.With(
            [.. journal.Bytes, .. new byte[room]],
            async log =>
            {
                Assert.Equal((2L, null), (log.Size, log.RecoveryNote));
                Assert.Equal(2, await log.AppendAsync(LedgerSample.Entry(2)));
            }
        );
    }

    [Fact]
    public async Task A_journal_of_another_log_or_version_refuses_to_open()
    {
        using var journal = await Journal.Make(commits: 2);
        Assert.Contains("header", journal.Refused(journal.Altered(19)).Message, StringComparison.Ordinal);
        Assert.Contains("header", journal.Refused(journal.Altered(30)).Message, StringComparison.Ordinal);
    }

    /// <summary>A ledger whose journal was never published, put down afresh for each case.</summary>
    private sealed class Journal : IDisposable
    {
        private const string Segment = "log/journal/00000001";
        private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
        private readonly ICheckpointSigner _signer;
        private readonly Dictionary<string, byte[]> _files = [];

        private Journal() => _signer = KeyFile.OpenOrCreate(_folder["key"], LedgerSample.Origin);

        public byte[] Bytes { get; private set; } = [];

        public static async Task<Journal> Make(int commits)
        {
            Journal journal = new();
            await using (var log = journal.Open())
            {
                for (var i = 0; i < commits; i++)
                {
                    await log.AppendAsync(LedgerSample.Entry(i));
                }

                foreach (var path in (string[])["log/vkey", "log/checkpoint", Segment])
                {
                    journal._files[path] = await File.ReadAllBytesAsync(journal._folder[path]);
                }
            }

            journal.Bytes = journal._files[Segment].AsSpan().TrimEnd((byte)0).ToArray();
            return journal;
        }

        public List<JournalFrame> Frames()
        {
            using MemoryStream stream = new(Bytes);
            JournalReader reader = new(stream, JournalSegment.Header(LedgerSample.Origin));
            Assert.Null(reader.ReadHeader());
            List<JournalFrame> frames = [];
            while (reader.TryRead(out var frame, out _))
            {
                frames.Add(frame);
            }

            return frames;
        }

        public byte[] Altered(int at)
        {
            byte[] altered = [.. Bytes];
            altered[at] ^= 0x10;
            return altered;
        }

        public async Task With(byte[] segment, Func<MerkleLog, Task> check)
        {
            PutDown(segment);
            await using (var log = Open())
            {
                await check(log);
            }

            await using var again = Open();
            Assert.Null(again.RecoveryNote);
        }

        public LedgerFault Refused(byte[] segment)
        {
            PutDown(segment);
            var fault = Assert.Throws<LedgerFault>(Open);
            Assert.False(fault.Retryable);
            Assert.Equal(segment, File.ReadAllBytes(_folder[Segment]));
            return fault;
        }

        public void Dispose()
        {
            _signer.Dispose();
            _folder.Dispose();
        }

        private MerkleLog Open() =>
            MerkleLog.Open(
                new LedgerOptions
                {
                    Directory = _folder["log"],
                    Origin = LedgerSample.Origin,
                    PublishEvery = Timeout.InfiniteTimeSpan,
                },
                _signer,
                TimeProvider.System
            );

        private void PutDown(byte[] segment)
        {
            Directory.Delete(_folder["log"], recursive: true);
            Directory.CreateDirectory(_folder["log/journal"]);
            foreach (var (path, bytes) in _files)
            {
                File.WriteAllBytes(_folder[path], bytes);
            }

            File.WriteAllBytes(_folder[Segment], segment);
        }
    }
}
