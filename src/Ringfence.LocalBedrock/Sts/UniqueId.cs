using System.Security.Cryptography;
using System.Text;

namespace Ringfence.LocalBedrock.Sts;

/// <summary>IAM's unique ids: a prefix for the kind and seventeen characters, here made from the name so that they never change.</summary>
internal static class UniqueId
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Length = 17;

    public static string OfUser(string account, string name) => "AIDA" + From($"{account}/user/{name}");

    public static string OfRole(string account, string name) => "AROA" + From($"{account}/role/{name}");

    private static string From(string text)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return string.Create(
            Length,
            digest,
            (characters, hash) =>
            {
                for (var index = 0; index < characters.Length; index++)
                {
                    characters[index] = Alphabet[hash[index] % Alphabet.Length];
                }
            }
        );
    }
}
