using System.Text;
using System.Text.Unicode;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>What may stand in a signed note.</summary>
internal static class NoteText
{
    /// <summary>Whether these bytes are UTF-8 without control characters other than line feeds.</summary>
    public static bool IsClean(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value < ' ' && value != '\n')
            {
                return false;
            }
        }

        return Utf8.IsValid(bytes);
    }

    /// <summary>Reads standard base64 in its one canonical form.</summary>
    public static bool TryDecode(string base64, out byte[] bytes)
    {
        bytes = new byte[(base64.Length / 4 * 3) + 3];
        if (!Convert.TryFromBase64String(base64, bytes, out var written))
        {
            return false;
        }

        Array.Resize(ref bytes, written);
        return Convert.ToBase64String(bytes) == base64;
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
