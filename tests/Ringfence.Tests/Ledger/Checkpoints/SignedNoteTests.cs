using System.Globalization;
using System.Text;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Tests.Ledger.Checkpoints;

public sealed class SignedNoteTests : IDisposable
{
    private const string Text = "log.example.com\n3\nsome text\n";
    private readonly Ed25519Signer _signer = new("log.example.com", new byte[32]);
    private readonly Ed25519Signer _other = new("other.example.com", [.. Enumerable.Repeat((byte)7, 32)]);

    private VerifierKey Key => VerifierKey.Parse(_signer.VerifierKey);

    private VerifierKey Other => VerifierKey.Parse(_other.VerifierKey);

    [Fact]
    public void The_note_of_the_specification_verifies()
    {
        const string Note =
            "This is an example message.\n\n"
            + "— example.com/foo Uw2QOkn4srDcxDpUPtuwPsvx9mXVxUYP2DVJfbuNLqLAPyWIXzXEsDkLAZI4v2LjWTXEx8cVy7ZEdMUzTRDSjQ==\n";
        var key = VerifierKey.Parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        Assert.Equal(NoteKeyType.Ed25519, key.Type);
        Assert.True(SignedNote.TryParse(Encoding.UTF8.GetBytes(Note), out var note, out _));
        Assert.Equal(0x530d903au, note.Signatures[0].KeyId);
        Assert.Equal("This is an example message.\n", Encoding.UTF8.GetString(note.Text.Span));
    }

    [Fact]
    public void A_signed_text_verifies_and_is_written_as_it_was_read()
    {
        var note = Sign(Text);
        Assert.True(SignedNote.TryParse(note.Bytes.Span, out var read, out _));
        Assert.Equal([Key], read.Verify([Key, Other], out var problem));
        Assert.Empty(problem);
        Assert.Equal(note.ToString(), read.ToString());
    }

    [Fact]
    public void The_last_empty_line_separates_text_and_signatures()
    {
        var note = Sign("a\n\nb\n\nc\n");
        Assert.Equal("a\n\nb\n\nc\n", Encoding.UTF8.GetString(note.Text.Span));
        Assert.Single(note.Verify([Key], out _));
    }

    [Fact]
    public void Signatures_of_unknown_keys_are_passed_over_even_with_a_known_name()
    {
        var stranger = NoteSignature.Line("log.example.com", new byte[68]);
        var note = Sign(Text).With(stranger);
        Assert.Equal(2, note.Signatures.Count);
        Assert.Equal([Key], note.Verify([Key], out _));
        Assert.Empty(note.Verify([Other], out var problem));
        Assert.Contains("None of its 2 signatures", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_signature_of_a_known_key_rejects_the_note()
    {
        var wrong = NoteSignature.Line("other.example.com", _other.Sign("another text\n"u8));
        var note = Sign(Text).With(wrong);
        Assert.Equal([Key], note.Verify([Key], out _));
        Assert.Empty(note.Verify([Key, Other], out var problem));
        Assert.Contains("other.example.com", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_sixteen_signatures_are_read()
    {
        var note = Sign(Text);
        for (var i = 0; i < 40; i++)
        {
            note = note.With(NoteSignature.Line($"witness-{i.ToString(CultureInfo.InvariantCulture)}", new byte[68]));
        }

        Assert.Equal(41, note.Signatures.Count);
        Assert.Single(note.Verify([Key], out _));
        Assert.Single(note.SignedOnlyBy(Key).Signatures);
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\n")]
    [InlineData("text\n— a AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA=")]
    [InlineData("text\n\n- a AAAAAAA=\n")]
    [InlineData("text\n\n— a  AAAAAAA=\n")]
    [InlineData("text\n\n— a+b AAAAAAA=\n")]
    [InlineData("text\n\n—  AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAA==\n")]
    [InlineData("text\n\n— a AAAAAAB=\n")]
    [InlineData("text\n\n— a AAAA\n")]
    [InlineData("text\n\n— a AAAAAAA= \n")]
    [InlineData("te\txt\n\n— a AAAAAAA=\n")]
    [InlineData("te\rxt\n\n— a AAAAAAA=\n")]
    [InlineData("text\n\n— a AAAAAAA=\nmore\n")]
    public void What_is_no_note_is_refused(string text)
    {
        Assert.False(SignedNote.TryParse(Encoding.UTF8.GetBytes(text), out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        byte[] broken = [.. "text\n\n— a AAAAAAA=\n"u8];
        Assert.True(SignedNote.TryParse(broken, out _, out _));
        broken[0] = 0xFF;
        Assert.False(SignedNote.TryParse(broken, out _, out _));
    }

    [Theory]
    [InlineData("log.example.com")]
    [InlineData("log.example.com+12345678")]
    [InlineData("log.example.com+00000000+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+BekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=")]
    [InlineData("example.com/foo+530d903a+B+kyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    [InlineData("example com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")]
    public void What_is_no_verifier_key_is_refused(string text)
    {
        Assert.False(VerifierKey.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
        Assert.Throws<FormatException>(() => VerifierKey.Parse(text));
    }

    [Theory]
    [InlineData("log\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", true)]
    [InlineData("log\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nextension\n", true)]
    [InlineData("log\n03\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("log\n-3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("log\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n", false)]
    [InlineData("log\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n", false)]
    [InlineData("log\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\nextension\n", false)]
    [InlineData("log\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", false)]
    [InlineData("\n3\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", false)]
    [InlineData("log\n3\n", false)]
    public void A_checkpoint_is_read_by_the_letter(string text, bool read) =>
        Assert.Equal(read, Checkpoint.TryParse(Encoding.UTF8.GetBytes(text), out _));

    public void Dispose()
    {
        _signer.Dispose();
        _other.Dispose();
    }

    private SignedNote Sign(string text) => SignedNote.Sign(text, "log.example.com", _signer);
}
