using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Ringfence.Ledger.Checkpoints;

/// <summary>A signature line of a note: <c>— name base64(key id || signature)</c>.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="KeyId">The key's id.</param>
/// <param name="Signature">What the key made, as its type has it.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature)
{
    private const string Dash = "\u2014 ";
    private const int KeyIdLength = sizeof(uint);

    /// <summary>Whether it says that it is by this key.</summary>
    public bool IsBy(VerifierKey key) => key.Name == Name && key.Id == KeyId;

    /// <summary>Reads a line, without its line feed.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out NoteSignature? signature)
    {
        signature = null;
        if (!line.StartsWith(Dash, StringComparison.Ordinal))
        {
            return false;
        }

        var parts = line[Dash.Length..].Split(' ');
        if (
            parts.Length != 2
            || !VerifierKey.IsName(parts[0])
            || !NoteText.TryDecode(parts[1], out var bytes)
            || bytes.Length <= KeyIdLength
        )
        {
            return false;
        }

        signature = new NoteSignature(
            parts[0],
            BinaryPrimitives.ReadUInt32BigEndian(bytes),
            bytes.AsMemory(KeyIdLength)
        );
        return true;
    }

    /// <summary>The line, with its line feed.</summary>
    public override string ToString()
    {
        var bytes = new byte[KeyIdLength + Signature.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
        Signature.CopyTo(bytes.AsMemory(KeyIdLength));
        return Line(Name, bytes);
    }

    /// <summary>The line that holds these bytes, key id included, with its line feed.</summary>
    public static string Line(string name, ReadOnlySpan<byte> signature) =>
        $"{Dash}{name} {Convert.ToBase64String(signature)}\n";
}
