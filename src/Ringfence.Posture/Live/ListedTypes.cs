namespace Ringfence.Posture.Live;

/// <summary>The table <c>cloud-control-types.txt</c>; its head says how it is written.</summary>
internal static class ListedTypes
{
    private static readonly Lazy<IReadOnlyList<ListedType>> Table = new(Read);

    public static IReadOnlyList<ListedType> All => Table.Value;

    public static ListedType? For(string type) => All.FirstOrDefault(each => each.Name == type);

    private static List<ListedType> Read()
    {
        using var stream = typeof(ListedTypes).Assembly.GetManifestResourceStream("cloud-control-types.txt")!;
        using var text = new StreamReader(stream);
        var types = new List<ListedType>();
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line[0] != ' ')
            {
                types.Add(Head(words));
                continue;
            }

            IReadOnlyList<string> rest = words[1..];
            types[^1] = words[0] switch
            {
                "list" => types[^1] with { Actions = rest },
                "untold" => types[^1] with { Untold = rest },
                "withheld" => types[^1] with { Withheld = rest },
                _ => throw new InvalidDataException($"cloud-control-types.txt: {line.Trim()}"),
            };
        }

        return types;
    }

    private static ListedType Head(string[] words)
    {
        var global = words[1] == "global";
        var how = global && words.Length > 2 ? words[2..] : words[1..];
        return how[0] switch
        {
            "region" or "global" => new(words[0], Listing.Plain) { Global = global },
            "under" => new(words[0], Listing.Under) { Parent = how[1], Input = how[2] },
            "each" => new(words[0], Listing.Each)
            {
                Global = global,
                Input = how[1],
                Values = how[2..],
            },
            "named" => new(words[0], Listing.Named),
            "within" => new(words[0], Listing.Within) { Parent = how[1] },
            "unlisted" => new(words[0], Listing.Unlisted),
            _ => throw new InvalidDataException($"cloud-control-types.txt: {string.Join(' ', words)}"),
        };
    }
}
