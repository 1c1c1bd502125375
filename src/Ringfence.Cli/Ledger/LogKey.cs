using System.Security.Cryptography;
using System.Text;
using Ringfence.Ledger.Checkpoints;

namespace Ringfence.Cli.Ledger;

/// <summary>The key of a log as a person has it: the verifier key itself, or a file with the public key that KMS exports.</summary>
internal static class LogKey
{
    /// <summary>Reads what was given.</summary>
    /// <param name="given">A verifier key, or a file with one; or a file with a public key: PEM, DER, or DER in base64.</param>
    /// <param name="ledger">The ledger's directory: a public key has no name, and its log's origin is that.</param>
    /// <exception cref="BadInputException">It is none of these.</exception>
    public static string Read(string given, string ledger)
    {
        if (!File.Exists(given))
        {
            return given;
        }

        var bytes = File.ReadAllBytes(given);
        var text = Encoding.Latin1.GetString(bytes).Trim();
        if (VerifierKey.TryParse(text, out var key, out _))
        {
            return key.ToString();
        }

        try
        {
            return VerifierKey.FromPublicKey(Origin(ledger), Der(bytes, text)).ToString();
        }
        catch (FormatException wrong)
        {
            throw new BadInputException(
                $"--key: '{given}' holds neither a verifier key nor a public key. {wrong.Message}"
            );
        }
    }

    private static byte[] Der(byte[] bytes, string text)
    {
        if (PemEncoding.TryFind(text, out var pem))
        {
            return text[pem.Label] == "PUBLIC KEY"
                ? Convert.FromBase64String(text[pem.Base64Data])
                : throw new FormatException($"The PEM holds a {text[pem.Label]}, not a PUBLIC KEY.");
        }

        var decoded = new byte[text.Length];
        return Convert.TryFromBase64String(text, decoded, out var length) ? decoded[..length] : bytes;
    }

    private static string Origin(string ledger)
    {
        var checkpoint = Path.Combine(ledger, "checkpoint");
        return File.Exists(checkpoint)
            ? File.ReadLines(checkpoint).FirstOrDefault() ?? ""
            : throw new BadInputException($"'{ledger}' holds no ledger: it has no file named checkpoint");
    }
}
