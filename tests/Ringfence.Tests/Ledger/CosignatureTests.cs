using System.Buffers.Binary;
using System.Text;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Crypto;
using Ringfence.Ledger.Verification;

namespace Ringfence.Tests.Ledger;

public sealed class CosignatureTests : IDisposable
{
    private readonly TemporaryFolder _folder = TemporaryFolder.InMemory();
    private readonly ICheckpointSigner _signer;
    private readonly Witness _witness = new("witness.example.com/1", 1);
    private readonly Witness _second = new("witness.example.com/2", 2);
    private readonly Witness _stranger = new("witness.example.com/1", 3);

    public CosignatureTests() => _signer = KeyFile.OpenOrCreate(_folder["key"], LedgerSample.Origin);

    [Fact]
    public async Task A_witness_of_the_policy_is_taken_and_its_line_stands_under_the_checkpoint()
    {
        await using var log = Open();
        await Append(log, 3);
        var checkpoint = log.Checkpoint;
        Assert.Equal(1, log.AcceptCosignatures(checkpoint, _witness.Cosign(checkpoint)));
        Assert.Equal(checkpoint + _witness.Cosign(checkpoint), log.Checkpoint);
        Assert.Equal(1, log.AcceptCosignatures(checkpoint, _second.Cosign(checkpoint)));
        Assert.Equal(0, log.AcceptCosignatures(checkpoint, _second.Cosign(checkpoint)));
        Assert.Equal(log.Checkpoint, await File.ReadAllTextAsync(_folder["log/checkpoint"]));
        Assert.Equal(log.Checkpoint, await File.ReadAllTextAsync(_folder["log/checkpoint.witnessed"]));
        var proof = await log.ProveInclusionAsync(1);
        Assert.True(
            proof.Verifies(LedgerSample.Entry(1), [VerifierKey.Parse(_signer.VerifierKey), _witness.Key], out _)
        );
    }

    [Fact]
    public async Task Strangers_and_cosignatures_of_something_else_are_not_taken()
    {
        await using var log = Open();
        await Append(log, 3);
        var checkpoint = log.Checkpoint;
        Assert.Equal(0, log.AcceptCosignatures(checkpoint, _stranger.Cosign(checkpoint)));
        await Append(log, 1);
        Assert.Equal(0, log.AcceptCosignatures(log.Checkpoint, _witness.Cosign(checkpoint)));
        Assert.Equal(0, log.AcceptCosignatures(log.Checkpoint, "nonsense\n"));
        Assert.False(File.Exists(_folder["log/checkpoint.witnessed"]));
        Assert.Equal(
            1,
            log.AcceptCosignatures(log.Checkpoint, _stranger.Cosign(log.Checkpoint) + _witness.Cosign(log.Checkpoint))
        );
    }

    [Fact]
    public async Task A_checkpoint_that_was_published_before_is_kept_beside_the_newest()
    {
        await using var log = Open();
        await Append(log, 3);
        var earlier = log.Checkpoint;
        await Append(log, 2);
        var later = log.Checkpoint;
        Assert.Equal(1, log.AcceptCosignatures(earlier, _witness.Cosign(earlier)));
        Assert.Equal(later, log.Checkpoint);
        Assert.Equal(
            earlier + _witness.Cosign(earlier),
            await File.ReadAllTextAsync(_folder["log/checkpoint.witnessed"])
        );
        Assert.Equal(1, log.AcceptCosignatures(later, _witness.Cosign(later)));
        Assert.Equal(0, log.AcceptCosignatures(earlier, _second.Cosign(earlier)));
        Assert.Empty(Verify().Findings);
    }

    [Fact]
    public async Task A_checkpoint_of_another_log_is_refused()
    {
        await using var log = Open();
        await Append(log, 3);
        using Ed25519Signer other = new(LedgerSample.Origin, new byte[32]);
        Assert.True(SignedCheckpoint.TryParse(Encoding.UTF8.GetBytes(log.Checkpoint), out var own, out _));
        var forged = SignedCheckpoint.Sign(own.Checkpoint, other).Note.ToString();
        var fault = Assert.Throws<LedgerFault>(() => log.AcceptCosignatures(forged, _witness.Cosign(forged)));
        Assert.False(fault.Retryable);
        var ahead = SignedCheckpoint.Sign(own.Checkpoint with { Size = 4 }, _signer).Note.ToString();
        Assert.Throws<LedgerFault>(() => log.AcceptCosignatures(ahead, _witness.Cosign(ahead)));
    }

    [Fact]
    public async Task What_a_witness_saw_convicts_a_log_that_was_rewritten()
    {
        await using (var log = Open())
        {
            await Append(log, 3);
            log.AcceptCosignatures(log.Checkpoint, _witness.Cosign(log.Checkpoint));
        }

        var witnessed = await File.ReadAllBytesAsync(_folder["log/checkpoint.witnessed"]);
        Directory.Delete(_folder["log"], recursive: true);
        await using (var rewritten = Open())
        {
            await Append(rewritten, 2);
        }

        await File.WriteAllBytesAsync(_folder["log/checkpoint.witnessed"], witnessed);
        var finding = Assert.Single(Verify().Findings);
        Assert.Equal((FindingKind.Inconsistent, "checkpoint.witnessed"), (finding.Kind, finding.File));
    }

    [Fact]
    public async Task A_ledger_that_lacks_what_a_witness_saw_is_not_continued()
    {
        await using (var log = Open())
        {
            await Append(log, 2);
        }

        var backup = Directory.CreateDirectory(_folder["backup"]).FullName;
        File.Copy(_folder["log/checkpoint"], Path.Combine(backup, "checkpoint"));
        await using (var log = Open())
        {
            await Append(log, 1);
            log.AcceptCosignatures(log.Checkpoint, _witness.Cosign(log.Checkpoint));
        }

        File.Copy(Path.Combine(backup, "checkpoint"), _folder["log/checkpoint"], overwrite: true);
        var fault = Assert.Throws<LedgerFault>(Open);
        Assert.Contains("a witness has signed: 3 entries", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_witness_key_can_be_a_witness()
    {
        LedgerOptions options = Options() with { Witnesses = [_signer.VerifierKey] };
        var fault = Assert.Throws<LedgerFault>(() => MerkleLog.Open(options, _signer, TimeProvider.System));
        Assert.Contains("no witness", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _signer.Dispose();
        _witness.Dispose();
        _second.Dispose();
        _stranger.Dispose();
        _folder.Dispose();
    }

    private static async Task Append(MerkleLog log, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await log.AppendAsync(LedgerSample.Entry(i));
        }

        await log.PublishAsync();
    }

    private LedgerReport Verify() =>
        LedgerVerifier.Verify(
            _folder["log"],
            new VerificationOptions { VerifierKey = _signer.VerifierKey, Witnesses = [_witness.Key.ToString()] }
        );

    private LedgerOptions Options() =>
        new()
        {
            Directory = _folder["log"],
            Origin = LedgerSample.Origin,
            Witnesses = [_witness.Key.ToString(), _second.Key.ToString()],
            PublishEvery = Timeout.InfiniteTimeSpan,
        };

    private MerkleLog Open() => MerkleLog.Open(Options(), _signer, TimeProvider.System);

    private sealed class Witness : IDisposable
    {
        private readonly Ed25519Key _key;

        public Witness(string name, byte seed)
        {
            _key = Ed25519Key.FromSeed([.. Enumerable.Repeat(seed, 32)]);
            Key = new VerifierKey(name, NoteKeyType.Cosignature, _key.PublicKey());
        }

        public VerifierKey Key { get; }

        public string Cosign(string checkpoint)
        {
            Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(checkpoint), out var note, out _));
            const ulong Time = 1_781_136_000;
            var signature = new byte[4 + 8 + 64];
            BinaryPrimitives.WriteUInt32BigEndian(signature, Key.Id);
            BinaryPrimitives.WriteUInt64BigEndian(signature.AsSpan(4), Time);
            _key.Sign(Cosignature.Message(Time, note.Text.Span), signature.AsSpan(12));
            return NoteSignature.Line(Key.Name, signature);
        }

        public void Dispose() => _key.Dispose();
    }
}
