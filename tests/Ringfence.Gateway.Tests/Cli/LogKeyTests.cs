using System.Security.Cryptography;
using Ringfence.Cli;
using Ringfence.Cli.Ledger;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Gateway.Tests.Cli;

public sealed class LogKeyTests : IDisposable
{
    private const string Origin = "ringfence.example.com/cell-1";

    private readonly string _folder = Directory.CreateTempSubdirectory("ringfence-key-").FullName;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public LogKeyTests() => File.WriteAllText(In("checkpoint"), $"{Origin}\n0\n");

    [Fact]
    public void Whatever_form_KMS_key_was_saved_in_it_is_the_logs_verifier_key()
    {
        var spki = _key.ExportSubjectPublicKeyInfo();
        var expected = VerifierKey.FromPublicKey(Origin, spki).ToString();
        File.WriteAllBytes(In("der"), spki);
        File.WriteAllText(In("base64"), Convert.ToBase64String(spki) + "\n");
        File.WriteAllText(In("pem"), _key.ExportSubjectPublicKeyInfoPem() + "\n");
        File.WriteAllText(In("vkey"), expected + "\n");

        Assert.All(["der", "base64", "pem", "vkey"], file => Assert.Equal(expected, LogKey.Read(In(file), _folder)));
        Assert.Equal(expected, LogKey.Read(expected, _folder));
    }

    [Fact]
    public void What_is_no_key_is_bad_input()
    {
        File.WriteAllText(In("private"), _key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(In("words"), "not a key");
        foreach (var file in (string[])["private", "words"])
        {
            var wrong = Assert.Throws<BadInputException>(() => LogKey.Read(In(file), _folder));
            Assert.StartsWith("--key:", wrong.Message, StringComparison.Ordinal);
        }

        File.WriteAllBytes(In("der"), _key.ExportSubjectPublicKeyInfo());
        var none = Assert.Throws<BadInputException>(() => LogKey.Read(In("der"), In("elsewhere")));
        Assert.Contains("holds no ledger", none.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string In(string name) => Path.Combine(_folder, name);
}
