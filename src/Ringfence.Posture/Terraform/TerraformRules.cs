namespace Ringfence.Posture.Terraform;

/// <summary>
/// The table <c>terraform-types.txt</c>: a Terraform type and its CloudFormation type (<c>a = B</c>), or the type that
/// it is a part of and the attribute that names it (<c>a + b.attribute</c>). Below it, indented: the attributes that are
/// called otherwise (<c>attribute = Path : words</c>, see <see cref="TerraformPath"/>), the prefix of all (<c>*</c>), what
/// the type says itself (<c>!Path = value</c>), what is a resource of its own (<c>&amp;attribute = Type Link Property</c>).
/// </summary>
internal static class TerraformRules
{
    private static readonly Lazy<Dictionary<string, TerraformRule>> Table = new(Read);

    /// <summary>All, by Terraform's type.</summary>
    public static IReadOnlyDictionary<string, TerraformRule> All => Table.Value;

    public static TerraformRule? For(string type) => Table.Value.GetValueOrDefault(type);

    private static Dictionary<string, TerraformRule> Read()
    {
        using var stream = typeof(TerraformRules).Assembly.GetManifestResourceStream("terraform-types.txt")!;
        using var text = new StreamReader(stream);
        var rules = new Dictionary<string, TerraformRule>(StringComparer.Ordinal);
        string? head = null;
        var below = new List<string>();
        while (text.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == ' ')
            {
                below.Add(line.Trim());
                continue;
            }

            Add(rules, head, below);
            (head, below) = (line, []);
        }

        Add(rules, head, below);
        return rules;
    }

    private static void Add(Dictionary<string, TerraformRule> rules, string? head, List<string> below)
    {
        if (head is null)
        {
            return;
        }

        var words = head.Split(' ');
        var part = words[1] == "+" ? words[2].Split('.') : null;
        var paths = new Dictionary<string, TerraformPath>(StringComparer.Ordinal);
        var own = new List<(string, string)>();
        var companions = new List<TerraformCompanion>();
        var prefix = "";
        foreach (var line in below)
        {
            var cut = line.IndexOf(" =", StringComparison.Ordinal);
            var (left, right) = (line[..cut].Trim(), line[(cut + 2)..].Trim());
            if (left == "*")
            {
                prefix = right;
            }
            else if (left[0] == '!')
            {
                own.Add((left[1..], right));
            }
            else if (left[0] == '&')
            {
                var attribute = left[1..].Trim();
                var says = right.Split(' ');
                companions.Add(new TerraformCompanion(attribute, says[0], says[1], says.Length > 2 ? says[2] : ""));
                paths.TryAdd(attribute, new TerraformPath(says.Length > 2 ? "" : TerraformCompanion.Place));
            }
            else
            {
                var colon = right.IndexOf(" :", StringComparison.Ordinal);
                var (path, rest) =
                    right.StartsWith(':') ? ("", right[1..])
                    : colon < 0 ? (right, "")
                    : (right[..colon], right[(colon + 2)..]);
                paths[left] = TerraformPath.Read(path, rest);
            }
        }

        if (part is not null)
        {
            paths.TryAdd(part[1], new TerraformPath(""));
        }

        rules[words[0]] = new TerraformRule(
            part is null ? words[2] : null,
            part is null ? null : (part[0], part[1]),
            prefix,
            paths,
            own,
            companions
        );
    }
}
