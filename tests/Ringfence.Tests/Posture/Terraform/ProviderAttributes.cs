using Ringfence.Tests.House;

namespace Ringfence.Tests.Posture.Terraform;

/// <summary>An attribute of a Terraform type, as the provider has it.</summary>
internal sealed record ProviderAttribute(string Kind)
{
    public Dictionary<string, ProviderAttribute> Inner { get; } = new(StringComparer.Ordinal);
}

/// <summary><c>provider-attributes.txt</c>: what the AWS provider's own schema calls the attributes that matter here.</summary>
internal static class ProviderAttributes
{
    private static readonly Lazy<Dictionary<string, ProviderAttribute>> Read = new(Load);

    public static IReadOnlyDictionary<string, ProviderAttribute> Types => Read.Value;

    public static ProviderAttribute? Find(string type, string path)
    {
        var at = Types.GetValueOrDefault(type);
        foreach (var step in path.Split('.'))
        {
            at = at?.Inner.GetValueOrDefault(step);
        }

        return at;
    }

    private static Dictionary<string, ProviderAttribute> Load()
    {
        var types = new Dictionary<string, ProviderAttribute>(StringComparer.Ordinal);
        var type = new ProviderAttribute("");
        var file = Path.Combine(Repository.Root, "tests/Ringfence.Tests/Posture/Terraform/provider-attributes.txt");
        foreach (var line in File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] != ' ')
            {
                types[line] = type = new ProviderAttribute("block");
                continue;
            }

            var words = line.Trim().Split(' ');
            var steps = words[1].Split('.');
            var at = type;
            foreach (var step in steps.SkipLast(1))
            {
                at = at.Inner[step];
            }

            at.Inner[steps[^1]] = new ProviderAttribute(words[0]);
        }

        return types;
    }
}
