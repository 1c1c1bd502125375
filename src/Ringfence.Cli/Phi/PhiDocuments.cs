using System.Globalization;
using System.Text.Json;

namespace Ringfence.Cli.Phi;

/// <summary>Reads the documents that the command line names.</summary>
internal static class PhiDocuments
{
    private static readonly string[] TextExtensions =
    [
        ".txt",
        ".md",
        ".csv",
        ".tsv",
        ".json",
        ".jsonl",
        ".html",
        ".xml",
        ".hl7",
        ".log",
        ".eml",
    ];

    /// <exception cref="BadInputException">A file does not exist, or a line of a .jsonl file is no document.</exception>
    public static IEnumerable<PhiDocument> Read(IEnumerable<string> paths, TextReader input)
    {
        foreach (var path in paths)
        {
            var documents =
                path == "-" ? [new PhiDocument("-", input.ReadToEnd())]
                : Directory.Exists(path) ? OfDirectory(path)
                : OfFile(path);
            foreach (var document in documents)
            {
                yield return document;
            }
        }
    }

    private static IEnumerable<PhiDocument> OfDirectory(string path) =>
        Directory
            .EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(file => TextExtensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Order(StringComparer.Ordinal)
            .SelectMany(OfFile);

    private static IEnumerable<PhiDocument> OfFile(string path)
    {
        if (!File.Exists(path))
        {
            throw new BadInputException(
                $"{path} does not exist; give a text file, a directory, or - for standard input"
            );
        }

        return Path.GetExtension(path).Equals(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? OfLines(path)
            : [new PhiDocument(path, File.ReadAllText(path))];
    }

    private static IEnumerable<PhiDocument> OfLines(string path)
    {
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return OfLine(line, path, number);
            }
        }
    }

    private static PhiDocument OfLine(string line, string path, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString() ?? "";
            var id = json.RootElement.TryGetProperty("id", out var given)
                ? given.ToString()
                : number.ToString(CultureInfo.InvariantCulture);
            return new PhiDocument(id, text, IsLine: true);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new BadInputException($"{path}, line {number}: no JSON object with a string \"text\"");
        }
    }
}
