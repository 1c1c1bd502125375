using System.Text.Json;
using Ringfence.Posture.Readers;

namespace Ringfence.Posture.Live;

/// <summary>A snapshot's directory: <c>manifest.json</c>, and a file for each type and region below it.</summary>
public static class Snapshot
{
    /// <summary>Makes the directory ready to be written.</summary>
    /// <exception cref="InvalidDataException">Something is in it already: two collections must not mix.</exception>
    public static void Prepare(DirectoryInfo directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (directory.Exists && directory.EnumerateFileSystemInfos().Any())
        {
            throw new InvalidDataException(
                $"{directory} is not empty; a snapshot wants a directory of its own, so that nothing old is taken for new"
            );
        }

        directory.Create();
    }

    /// <summary>Writes one file of it.</summary>
    public static void Write(DirectoryInfo directory, ResourceFile file)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(file);
        var path = Path.Combine(directory.FullName, file.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = File.Create(path);
        file.Write(stream);
    }

    /// <summary>Writes its manifest: last, so that a directory without one is known to be half a snapshot.</summary>
    public static void Write(DirectoryInfo directory, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(manifest);
        using var stream = File.Create(Path.Combine(directory.FullName, Manifest.FileName));
        manifest.Write(stream);
    }

    /// <summary>The files to be audited.</summary>
    /// <exception cref="InvalidDataException">It is no snapshot, or not all of one.</exception>
    public static IReadOnlyList<InputFile> Files(DirectoryInfo directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var manifest = Path.Combine(directory.FullName, Manifest.FileName);
        if (!File.Exists(manifest))
        {
            throw new InvalidDataException(
                $"{directory} has no {Manifest.FileName}: it is no snapshot, or its collection did not end. `ringfence collect --out DIR` makes one."
            );
        }

        return
        [
            .. Listed(manifest).ToList().Select(path => new InputFile(Path.Combine($"{directory}", path), Named: true)),
        ];
    }

    private static IEnumerable<string> Listed(string manifest)
    {
        using var json = Parse(manifest);
        if (
            json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("schema", out var schema)
            || schema.GetString() != Manifest.Schema
            || !json.RootElement.TryGetProperty("types", out var types)
        )
        {
            throw new InvalidDataException($"{manifest} is no manifest of a snapshot ({Manifest.Schema})");
        }

        foreach (var entry in types.EnumerateArray())
        {
            var (type, region) = (entry.GetProperty("type").GetString()!, entry.GetProperty("region").GetString()!);
            var path = new ResourceFile(type, region, [], []).Path;
            if (
                path.Split('/') is not [var folder, _]
                || folder is ".." or "."
                || path.Contains('\\', StringComparison.Ordinal)
            )
            {
                throw new InvalidDataException($"{manifest} names a file outside of the snapshot");
            }

            yield return path;
        }
    }

    private static JsonDocument Parse(string manifest)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(manifest));
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{manifest}, line {error.LineNumber + 1}: is no JSON", error);
        }
    }
}
