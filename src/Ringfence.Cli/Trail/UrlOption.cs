using System.CommandLine;

namespace Ringfence.Cli.Trail;

/// <summary>An option whose value is an address, http or https: the command line's own reader takes none.</summary>
internal static class UrlOption
{
    /// <param name="name"><c>--url</c>.</param>
    /// <param name="example">What an address looks like, for whoever gave something else.</param>
    public static Option<Uri?> Create(string name, string description, string example) =>
        new(name)
        {
            Description = description,
            CustomParser = given =>
            {
                var text = given.Tokens[0].Value;
                if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is ("http" or "https"))
                {
                    return url;
                }

                given.AddError($"{name}: '{text}' is no address; give one such as {example}");
                return null;
            },
        };
}
