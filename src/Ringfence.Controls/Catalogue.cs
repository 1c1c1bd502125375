using System.Collections.Frozen;
using Ringfence.Controls.S3;

namespace Ringfence.Controls;

/// <summary>Every control, chapter by chapter. A chapter is a folder and its contents page.</summary>
public static class Catalogue
{
    private static readonly FrozenDictionary<string, Control> ById;

    static Catalogue()
    {
        All = [.. S3Chapter.Controls];
        ById = All.ToFrozenDictionary(control => control.Id, StringComparer.Ordinal);
        ByType = All.OfType<ResourceControl>()
            .SelectMany(control => control.ResourceTypes.Select(type => (type, control)))
            .GroupBy(pair => pair.type, pair => pair.control, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => (IReadOnlyList<ResourceControl>)[.. group],
                StringComparer.Ordinal
            );
    }

    /// <summary>All controls, in the order of the chapters.</summary>
    public static IReadOnlyList<Control> All { get; }

    /// <summary>The controls that judge resources of a type.</summary>
    public static FrozenDictionary<string, IReadOnlyList<ResourceControl>> ByType { get; }

    /// <summary>A control by its id; null where there is none.</summary>
    public static Control? Find(string id) => ById.GetValueOrDefault(id);
}
