using System.Security.Cryptography;
using System.Text;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Verification;

namespace Ringfence.Tests.Ledger;

/// <summary>A ledger whose key is a call away: it signs what is published, and a key of the machine signs the journal.</summary>
public sealed class SeparateKeyTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly DistantSigner _distant = new();
    private readonly ICheckpointSigner _machine;

    public SeparateKeyTests() => _machine = KeyFile.OpenOrCreate(_folder["key"], LedgerSample.Origin);

    [Fact]
    public async Task What_is_published_carries_the_logs_signature_and_the_machines()
    {
        await using (var log = Open())
        {
            await Append(log, 3);
            await log.PublishAsync();
            await Append(log, 2);
            Assert.True(SignedCheckpoint.TryParse(Encoding.UTF8.GetBytes(log.Checkpoint), out var signed, out _));
            foreach (var key in (string[])[_distant.VerifierKey, _machine.VerifierKey])
            {
                Assert.NotEmpty(signed.Note.Verify([VerifierKey.Parse(key)], out _));
            }

            var report = Verify();
            Assert.True(report.Ok, string.Join(' ', report.Findings));
            Assert.Equal((3, 2), (report.Size, report.JournalEntries));
            Assert.Equal(5, LedgerReader.Open(_folder["log"]).Size);
        }

        // The empty ledger's, the journal's key, and two publications.
        Assert.Equal(4, _distant.Asked);
    }

    [Fact]
    public async Task A_proof_verifies_by_the_logs_key_alone()
    {
        await using var log = Open();
        await Append(log, 3);
        var proof = await log.ProveInclusionAsync(1);
        Assert.True(
            proof.Verifies(LedgerSample.Entry(1), [VerifierKey.Parse(_distant.VerifierKey)], out var problem),
            problem
        );
    }

    [Fact]
    public async Task While_the_log_cannot_be_signed_entries_are_durable_and_nothing_is_published()
    {
        var log = Open();
        await Append(log, 1);
        await log.PublishAsync();
        var before = log.Checkpoint;
        _distant.Fails = true;
        await Append(log, 3);
        var fault = await Assert.ThrowsAsync<LedgerFault>(log.PublishAsync);
        Assert.True(fault.Retryable);
        Assert.Contains("could not be signed", fault.Message, StringComparison.Ordinal);
        var since = log.Lag!.Since;
        await Append(log, 3);
        await Assert.ThrowsAsync<LedgerFault>(log.PublishAsync);
        Assert.Equal(since, log.Lag!.Since);
        Assert.Null(log.Fault);
        Assert.Equal(before, log.Checkpoint);
        var meanwhile = Verify();
        Assert.True(meanwhile.Ok, string.Join(' ', meanwhile.Findings));
        Assert.Equal((1, 6), (meanwhile.Size, meanwhile.JournalEntries));

        // It ends like that, as if the machine were taken: the next process finds all of it.
        await log.DisposeAsync();
        Assert.Equal(6, Verify().JournalEntries);
        _distant.Fails = false;
        await using var again = Open();
        await again.PublishAsync();
        Assert.Null(again.Lag);
        Assert.Equal((7, 0), (Verify().Size, Verify().JournalEntries));
        Assert.Equal(LedgerSample.Entry(6), await again.ReadAsync(6));
    }

    [Fact]
    public async Task When_it_can_be_signed_again_one_signature_publishes_all_of_it()
    {
        await using var log = Open();
        _distant.Fails = true;
        for (var i = 0; i < 5; i++)
        {
            await log.AppendAsync(LedgerSample.Entry(i));
            await Assert.ThrowsAsync<LedgerFault>(log.PublishAsync);
        }

        _distant.Fails = false;
        var asked = _distant.Asked;
        await log.PublishAsync();
        Assert.Equal(asked + 1, _distant.Asked);
        Assert.Equal((5, 0), (Verify().Size, Verify().JournalEntries));
        Assert.Empty(Directory.GetFiles(_folder["log/journal"]));
    }

    [Fact]
    public async Task However_slow_it_is_appends_do_not_wait_and_publications_become_one()
    {
        await using var log = Open();
        await log.AppendAsync(LedgerSample.Entry(0));
        var asked = _distant.Asked;
        _distant.Hold();
        var first = log.PublishAsync();
        await _distant.Waiting;
        List<Task> more = [];
        for (var i = 1; i < 8; i++)
        {
            Assert.Equal(i, await log.AppendAsync(LedgerSample.Entry(i)));
            more.Add(log.PublishAsync());
        }

        Assert.False(first.IsCompleted);
        _distant.Release();
        await first;
        await Task.WhenAll(more);
        Assert.InRange(_distant.Asked - asked, 2, 3);
        Assert.Equal(8, Verify().Size);
    }

    [Fact]
    public async Task A_signature_that_does_not_fit_is_not_published()
    {
        await using var log = Open();
        await log.AppendAsync(LedgerSample.Entry(0));
        _distant.Lies = true;
        var fault = await Assert.ThrowsAsync<LedgerFault>(log.PublishAsync);
        Assert.True(fault.Retryable);
        Assert.Contains("does not fit its own key", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, Verify().Size);
        _distant.Lies = false;
        await log.PublishAsync();
        Assert.Equal(1, Verify().Size);
    }

    [Fact]
    public async Task A_journal_that_another_machines_key_signed_is_given_no_signature()
    {
        using var other = KeyFile.OpenOrCreate(_folder["other"], LedgerSample.Origin);
        await using (var log = Open())
        {
            _distant.Fails = true;
            await log.AppendAsync(LedgerSample.Entry(0));
        }

        _distant.Fails = false;
        var refused = Assert.Throws<LedgerFault>(() => Open(other));
        Assert.Contains("give the one that the ledger was left with", refused.Message, StringComparison.Ordinal);
        await using (var log = Open())
        {
            await log.PublishAsync();
        }

        // With nothing left to publish a new machine's key may take over.
        await using var moved = Open(other);
        await moved.AppendAsync(LedgerSample.Entry(1));
        Assert.True(Verify().Ok);
    }

    [Fact]
    public async Task A_journals_key_that_the_logs_key_has_not_signed_is_found()
    {
        using var stranger = KeyFile.OpenOrCreate(_folder["stranger"], LedgerSample.Origin);
        await using (var log = Open())
        {
            await log.AppendAsync(LedgerSample.Entry(0));
            await log.PublishAsync();
            await log.AppendAsync(LedgerSample.Entry(1));
        }

        var note = SignedNote.Sign(
            $"ringfence journal key v1\n{stranger.VerifierKey}\n",
            LedgerSample.Origin,
            stranger
        );
        await File.WriteAllBytesAsync(
            _folder["log/vkey.journal"],
            note.Bytes.ToArray(),
            TestContext.Current.CancellationToken
        );
        var finding = Assert.Single(Verify().Findings);
        Assert.Equal((FindingKind.Signature, "vkey.journal"), (finding.Kind, finding.File));
        Assert.Contains("vkey.journal", Assert.Throws<LedgerFault>(() => Open()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => LedgerReader.Open(_folder["log"]));
    }

    [Fact]
    public async Task A_new_ledger_is_not_begun_without_the_logs_signature()
    {
        _distant.Fails = true;
        var fault = Assert.Throws<LedgerFault>(() => Open());
        Assert.Contains("could not be signed", fault.Message, StringComparison.Ordinal);
        _distant.Fails = false;
        await using var log = Open();
        Assert.Equal(0, log.Size);
    }

    [Fact]
    public async Task Verifiers_in_another_language_follow_both_keys()
    {
        await using var log = Open();
        await Append(log, 3);
        await log.PublishAsync();
        await Append(log, 2);
        var good = await ThirdPartyVerifierTests.Run(_folder["log"], _distant.VerifierKey);
        Assert.True(good.GetProperty("ok").GetBoolean(), good.ToString());
        Assert.Equal(2, good.GetProperty("journalEntries").GetInt32());

        var path = _folder["log/vkey.journal"];
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        bytes[^10] = bytes[^10] == 'A' ? (byte)'B' : (byte)'A';
        await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
        var bad = await ThirdPartyVerifierTests.Run(_folder["log"], _distant.VerifierKey);
        Assert.Equal("vkey.journal", bad.GetProperty("findings")[0].GetProperty("file").GetString());
    }

    public void Dispose()
    {
        _machine.Dispose();
        _distant.Dispose();
        _folder.Dispose();
    }

    private static async Task Append(MerkleLog log, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await log.AppendAsync(LedgerSample.Entry((int)log.Size));
        }
    }

    private LedgerReport Verify() =>
        LedgerVerifier.Verify(_folder["log"], new VerificationOptions { VerifierKey = _distant.VerifierKey });

    private MerkleLog Open(ICheckpointSigner? machine = null) =>
        MerkleLog.Open(
            new LedgerOptions
            {
                Directory = _folder["log"],
                Origin = LedgerSample.Origin,
                PublishEvery = Timeout.InfiniteTimeSpan,
            },
            _distant,
            machine ?? _machine,
            TimeProvider.System
        );

    /// <summary>Signs as KMS does, ECDSA on P-256, where and when a test lets it.</summary>
    private sealed class DistantSigner : ICheckpointSigner
    {
        private readonly EcdsaSigner _inner;
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _open = new(initialState: true);

        public DistantSigner()
        {
            using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            _inner = new EcdsaSigner(LedgerSample.Origin, key.ExportPkcs8PrivateKey());
        }

        public bool Fails { get; set; }

        public bool Lies { get; set; }

        public int Asked { get; private set; }

        public Task Waiting => _waiting.Task;

        public string VerifierKey => _inner.VerifierKey;

        public void Hold() => _open.Reset();

        public void Release() => _open.Set();

        public byte[] Sign(ReadOnlySpan<byte> noteText)
        {
            if (!_open.IsSet)
            {
                _waiting.TrySetResult();
                _open.Wait();
            }

            if (Fails)
            {
                throw new TimeoutException("The key service does not answer.");
            }

            Asked++;
            return _inner.Sign(Lies ? "another text\n"u8 : noteText);
        }

        public void Dispose()
        {
            _inner.Dispose();
            _open.Dispose();
        }
    }
}
