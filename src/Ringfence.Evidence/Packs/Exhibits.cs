namespace Ringfence.Evidence.Packs;

/// <summary>The exhibits of a pack, numbered as they are used; the same evidence has one number, however many controls use it.</summary>
internal sealed class Exhibits
{
    private readonly List<Exhibit> _all = [];
    private readonly Dictionary<string, Exhibit> _byKey = new(StringComparer.Ordinal);

    public IReadOnlyList<Exhibit> All => _all;

    /// <param name="key">By which the same evidence is known again.</param>
    public Exhibit Add(
        string key,
        string title,
        string question,
        IReadOnlyList<string> columns,
        IReadOnlyList<string[]> rows,
        long total
    )
    {
        if (!_byKey.TryGetValue(key, out var exhibit))
        {
            exhibit = new(_all.Count + 1, title, question, columns, [.. rows.Take(Exhibit.MostRows)], total);
            _all.Add(exhibit);
            _byKey[key] = exhibit;
        }

        return exhibit;
    }
}
