using System.Text.Json;
using Ringfence.Controls;

namespace Ringfence.Tests.Controls;

/// <summary>Material of others, kept beside the checkout in <c>../shared</c> and not part of it.</summary>
internal static class Corpus
{
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(House.Repository.Root, "..", "shared"));

    public static bool IsHere => Directory.Exists(Path.Combine(Folder, "corpus"));

    public const string Absent = "../shared is not beside this checkout: its corpora were not run";

    public static IEnumerable<JsonElement> Lines(string name)
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, "corpus", name)))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.Clone();
        }
    }

    /// <summary>The control that names an established rule; null where none does.</summary>
    public static Control? For(string rule) =>
        Catalogue.All.FirstOrDefault(control =>
            control.Equivalents.Guard.Contains(rule) || control.Equivalents.CdkNag.Contains(rule)
        );
}
