using System.Globalization;
using System.Text;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Ledger.Reading;
using Ringfence.Ledger.Stores;
using Ringfence.Ledger.Tiles;

namespace Ringfence.Tests.Ledger;

public sealed class VectorTests
{
    private const string Origin = "audit.example.com/gateway/1";

    [Fact]
    public void Leaves_and_roots_of_every_size_are_those_of_the_vectors()
    {
        var vectors = Vectors.Read();
        var entries = Published().ReadFrom(0).ToList();
        Assert.Equal(600, entries.Count);
        Assert.Equal(vectors.GetProperty("entry_417").Bytes(), entries[417]);
        Assert.Equal(vectors.GetProperty("leaf_417").Hash(), TreeHash.OfLeaf(entries[417]));
        Frontier tree = new();
        Dictionary<long, TreeHash> roots = new() { [0] = tree.Root() };
        foreach (var entry in entries)
        {
            tree.Append(TreeHash.OfLeaf(entry));
            roots[tree.Size] = tree.Root();
        }

        foreach (var root in vectors.GetProperty("roots").EnumerateObject())
        {
            Assert.Equal(root.Value.Hash(), roots[long.Parse(root.Name, CultureInfo.InvariantCulture)]);
        }
    }

    [Fact]
    public void Proofs_made_from_the_tiles_are_those_of_the_vectors_and_verify()
    {
        var vectors = Vectors.Read();
        var published = Published();
        var roots = vectors.GetProperty("roots");
        var inclusion = published.ProveInclusion(417);
        Assert.Equal(vectors.GetProperty("inclusion_417_600").Hashes(), inclusion.Path);
        Assert.True(
            InclusionProof.Verifies(
                vectors.GetProperty("leaf_417").Hash(),
                417,
                600,
                [.. inclusion.Path],
                roots.GetProperty("600").Hash()
            )
        );

        var consistency = published.ProveConsistency(257);
        Assert.Equal(vectors.GetProperty("consistency_257_600").Hashes(), consistency);
        Assert.True(
            ConsistencyProof.Verifies(
                257,
                roots.GetProperty("257").Hash(),
                600,
                roots.GetProperty("600").Hash(),
                [.. consistency]
            )
        );
    }

    [Fact]
    public void The_checkpoint_verifies_by_the_keys_of_the_log_and_of_its_witness()
    {
        var vectors = Vectors.Read();
        var log = VerifierKey.Parse(vectors.GetProperty("vkey").GetString()!);
        var witness = VerifierKey.Parse(vectors.GetProperty("witness_vkey").GetString()!);
        Assert.Equal(NoteKeyType.Cosignature, witness.Type);
        Assert.True(SignedNote.TryParse(vectors.GetProperty("checkpoint_600").Bytes(), out var note, out _));
        Assert.Equal([log, witness], note.Verify([witness, log], out _));
        Assert.Equal([log], note.Verify([log], out _));
        Assert.Equal([witness], note.Verify([witness], out _));
    }

    [Fact]
    public void The_seed_signs_the_same_checkpoint()
    {
        var vectors = Vectors.Read();
        using Ed25519Signer signer = new(Origin, Convert.FromHexString(vectors.GetProperty("seed_hex").GetString()!));
        Assert.Equal(vectors.GetProperty("vkey").GetString(), signer.VerifierKey);
        Checkpoint checkpoint = new(Origin, 600, vectors.GetProperty("roots").GetProperty("600").Hash());
        var signed = SignedCheckpoint.Sign(checkpoint, signer).Note.ToString();
        Assert.StartsWith(signed, vectors.GetProperty("checkpoint_600").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_proof_file_is_read_verified_and_written_again()
    {
        var vectors = Vectors.Read();
        var file = File.ReadAllBytes(Path.Combine(Vectors.Folder, "entry-417.tlog-proof"));
        Assert.True(TlogProof.TryParse(file, out var proof, out _));
        VerifierKey[] keys = [VerifierKey.Parse(vectors.GetProperty("vkey").GetString()!)];
        var entry = vectors.GetProperty("entry_417").Bytes();
        Assert.True(proof.Verifies(entry, keys, out _));
        Assert.False(proof.Verifies([.. entry, (byte)' '], keys, out _));
        Assert.False((proof with { Index = 416 }).Verifies(entry, keys, out _));
        VerifierKey[] witnessAlone = [VerifierKey.Parse(vectors.GetProperty("witness_vkey").GetString()!)];
        Assert.False(proof.Verifies(entry, witnessAlone, out _));
        Assert.Equal(Encoding.UTF8.GetString(file), proof.ToString());
        Assert.Equal(Encoding.UTF8.GetString(file), Published().ProveInclusion(417).ToString());
    }

    [Fact]
    public void Publishing_the_same_entries_makes_the_same_files()
    {
        _ = Vectors.Read();
        using TemporaryFolder folder = new();
        using DirectoryStore store = new(folder.Path);
        var edge = RightEdge.Load(store, new Checkpoint(Origin, 0, TreeHash.EmptyRoot));
        foreach (var entry in Published().ReadFrom(0))
        {
            edge.Append(entry);
        }

        edge.WritePartial();
        foreach (
            var file in Directory.EnumerateFiles(Path.Combine(Vectors.Log, "tile"), "*", SearchOption.AllDirectories)
        )
        {
            var path = Path.GetRelativePath(Vectors.Log, file);
            Assert.Equal(File.ReadAllBytes(file), store.Read(path));
        }

        var expected = Directory.GetFiles(Path.Combine(Vectors.Log, "tile"), "*", SearchOption.AllDirectories).Length;
        Assert.Equal(expected, store.List("tile").Count);
    }

    private static PublishedLog Published()
    {
        _ = Vectors.Read();
        DirectoryStore store = new(Vectors.Log);
        Assert.True(SignedCheckpoint.TryParse(store.Read("checkpoint"), out var checkpoint, out _));
        return new PublishedLog(store, checkpoint);
    }
}
