namespace Ringfence.Posture.Terraform;

/// <summary>
/// The table <c>terraform-types.txt</c>: a Terraform type and its CloudFormation type (<c>a = B</c>), or the type that
/// it is a part of and the attribute that names it (<c>a + b.attribute</c>); below it, indented, the attributes that
/// are called otherwise (<c>attribute = Path</c>; <c>*</c>: the prefix of all; <c>!Path = value</c>: what the type says itself).
/// </summary>
internal static class TerraformRules
{
    private static readonly Lazy<Dictionary<string, TerraformRule>> Table = new(Read);

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
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var own = new List<(string, string)>();
        var prefix = "";
        foreach (var line in below)
        {
            var cut = line.IndexOf('=', StringComparison.Ordinal);
            var (left, right) = (line[..cut].Trim(), line[(cut + 1)..].Trim());
            if (left == "*")
            {
                prefix = right;
            }
            else if (left[0] == '!')
            {
                own.Add((left[1..], right));
            }
            else
            {
                paths[left] = right;
            }
        }

        if (part is not null)
        {
            paths.TryAdd(part[1], "");
        }

        rules[words[0]] = new TerraformRule(
            part is null ? words[2] : null,
            part is null ? null : (part[0], part[1]),
            prefix,
            paths,
            own
        );
    }
}
