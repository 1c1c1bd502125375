using System.Runtime.Versioning;
using Ringfence.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Tests.Ledger.Checkpoints;

[SupportedOSPlatform("linux")]
public sealed class KeyFileTests : IDisposable
{
    private const string Origin = "ringfence.example.com/gateway-1";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_new_key_is_readable_by_its_owner_alone_and_has_its_verifier_key_beside_it()
    {
        using ICheckpointSigner signer = KeyFile.OpenOrCreate(_folder["keys/ledger.key"], Origin);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder["keys/ledger.key"]));
        Assert.Equal(signer.VerifierKey + "\n", File.ReadAllText(_folder["keys/ledger.vkey"]));
        Assert.Equal(2, Directory.GetFiles(_folder["keys"]).Length);
        Assert.Equal(Origin, VerifierKey.Parse(signer.VerifierKey).Name);
    }

    [Fact]
    public void A_key_opened_again_is_the_same_key()
    {
        using ICheckpointSigner first = KeyFile.OpenOrCreate(_folder["ledger.key"], Origin);
        using ICheckpointSigner second = KeyFile.OpenOrCreate(_folder["ledger.key"], Origin);
        Assert.Equal(first.VerifierKey, second.VerifierKey);
        SignedNote note = SignedNote.Sign("text\n", Origin, second);
        Assert.Single(note.Verify([VerifierKey.Parse(first.VerifierKey)], out _));
    }

    [Fact]
    public async Task Processes_that_start_together_end_up_with_one_key()
    {
        Task<string>[] starting = new Task<string>[8];
        for (int i = 0; i < starting.Length; i++)
        {
            starting[i] = Task.Run(() => KeyFile.OpenOrCreate(_folder["ledger.key"], Origin).VerifierKey);
        }

        Assert.Single((await Task.WhenAll(starting)).Distinct());
        Assert.Equal(2, Directory.GetFiles(_folder.Path).Length);
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_key_that_others_can_reach_is_refused(UnixFileMode open)
    {
        KeyFile.OpenOrCreate(_folder["ledger.key"], Origin).Dispose();
        File.SetUnixFileMode(_folder["ledger.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite | open);
        LedgerFault fault = Assert.Throws<LedgerFault>(() => KeyFile.OpenOrCreate(_folder["ledger.key"], Origin));
        Assert.Contains("chmod 600", fault.Message, StringComparison.Ordinal);
        Assert.False(fault.Retryable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n")]
    [InlineData("PRIVATE+KEY+ringfence.example.com/gateway-1+00000000+AdhsmA==")]
    public void A_file_that_is_no_key_is_refused_and_left_alone(string content)
    {
        File.WriteAllText(_folder["ledger.key"], content);
        File.SetUnixFileMode(_folder["ledger.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Assert.Throws<LedgerFault>(() => KeyFile.OpenOrCreate(_folder["ledger.key"], Origin));
        Assert.Equal(content, File.ReadAllText(_folder["ledger.key"]));
    }

    [Fact]
    public void A_key_of_another_log_is_refused()
    {
        KeyFile.OpenOrCreate(_folder["ledger.key"], Origin).Dispose();
        LedgerFault fault = Assert.Throws<LedgerFault>(() =>
            KeyFile.OpenOrCreate(_folder["ledger.key"], "other.example.com")
        );
        Assert.Contains(Origin, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a+b")]
    public void An_origin_that_no_note_could_carry_is_refused(string origin) =>
        Assert.Throws<LedgerFault>(() => KeyFile.OpenOrCreate(_folder["ledger.key"], origin));

    [Fact]
    public void Where_there_is_no_ed25519_an_ecdsa_key_signs_and_verifies()
    {
        Assert.True(
            PrivateKeyText.TryParse(PrivateKeyText.Generate(Origin, ed25519: false), out ICheckpointSigner? signer)
        );
        using (signer)
        {
            VerifierKey key = VerifierKey.Parse(signer.VerifierKey);
            Assert.Equal(NoteKeyType.Ecdsa, key.Type);
            SignedNote note = SignedNote.Sign("text\n", Origin, signer);
            Assert.Single(note.Verify([key], out _));
            Assert.False(key.Verifies("other\n"u8, note.Signatures[0].Signature.Span));
        }
    }

    public void Dispose() => _folder.Dispose();
}
