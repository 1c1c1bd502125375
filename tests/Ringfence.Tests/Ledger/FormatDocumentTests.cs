using System.Text;
using Ringfence.Ledger.Checkpoints;
using Ringfence.Ledger.Merkle;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Ledger;

public sealed class FormatDocumentTests
{
    [Fact]
    public void The_checkpoint_shown_in_the_format_is_a_real_one()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "ledger-format.md"));
        using Ed25519Signer signer = new(
            "ringfence.example.com/sample",
            Encoding.ASCII.GetBytes("thirty-two bytes for an example!")
        );
        Frontier tree = new();
        foreach (var entry in (string[])["one", "two", "three"])
        {
            tree.Append(TreeHash.OfLeaf(Encoding.ASCII.GetBytes(entry)));
        }

        var signed = SignedCheckpoint.Sign(new Checkpoint("ringfence.example.com/sample", 3, tree.Root()), signer);
        var shown = string.Concat(
            signed.Note.ToString().Split('\n')[..^1].Select(line => line.Length > 0 ? $"    {line}\n" : "\n")
        );
        Assert.Contains(shown, document, StringComparison.Ordinal);
        Assert.Contains($"`{signer.VerifierKey}`", document, StringComparison.Ordinal);
    }
}
