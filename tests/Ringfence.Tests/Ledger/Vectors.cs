using System.Text;
using System.Text.Json;
using Ringfence.Ledger.Merkle;
using Ringfence.Tests.House;

namespace Ringfence.Tests.Ledger;

/// <summary>A log of 600 entries made and checked with other implementations; kept beside the repository, not in it.</summary>
internal static class Vectors
{
    public static readonly string Folder = Path.GetFullPath(
        Path.Combine(Repository.Root, "..", "shared", "data", "tlog-vectors")
    );

    /// <summary>The log's directory.</summary>
    public static string Log => Path.Combine(Folder, "log");

    /// <summary>Everything else, by name.</summary>
    public static JsonElement Read()
    {
        Assert.SkipUnless(Directory.Exists(Folder), $"{Folder} is not here: its vectors were not checked");
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "vectors.json"))).RootElement;
    }

    public static TreeHash Hash(this JsonElement hex) => TreeHash.Read(Convert.FromHexString(hex.GetString()!));

    public static TreeHash[] Hashes(this JsonElement hexes) => [.. hexes.EnumerateArray().Select(Hash)];

    public static byte[] Bytes(this JsonElement text) => Encoding.UTF8.GetBytes(text.GetString()!);
}
