namespace Ringfence.LocalBedrock.Host;

/// <summary>Where an operation is found.</summary>
/// <param name="Template">Path with <c>{}</c> for each argument; for services on <c>/</c>, the action or target name behind it.</param>
internal sealed record Route(string Method, string Template, Operation Operation)
{
    private readonly string[] _segments = Template.Split('/');

    /// <summary>The decoded arguments when the path is this route's, else null.</summary>
    public IReadOnlyList<string>? Match(string method, string[] segments)
    {
        if (method != Method || segments.Length != _segments.Length)
        {
            return null;
        }

        List<string>? arguments = null;
        for (var index = 0; index < segments.Length; index++)
        {
            if (_segments[index] == "{}")
            {
                (arguments ??= []).Add(Uri.UnescapeDataString(segments[index]));
            }
            else if (_segments[index] != segments[index])
            {
                return null;
            }
        }

        return arguments ?? (IReadOnlyList<string>)[];
    }
}
