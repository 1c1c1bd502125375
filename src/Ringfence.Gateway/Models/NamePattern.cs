namespace Ringfence.Gateway.Models;

/// <summary>One entry of a rule: a name, or the beginning of some (<c>us.anthropic.*</c>).</summary>
internal readonly struct NamePattern(string text)
{
    private readonly string _name = text.TrimEnd('*');
    private readonly bool _isPrefix = text.EndsWith('*');

    public bool IsOfArns => _name.StartsWith("arn:", StringComparison.Ordinal);

    /// <summary>Names as such, to the letter.</summary>
    public bool Matches(string name) => _isPrefix ? name.StartsWith(_name, StringComparison.Ordinal) : name == _name;

    /// <summary>Whatever the case of its letters: a denial is not to be slipped by spelling.</summary>
    public bool MatchesAnyCase(string name) =>
        _isPrefix
            ? name.StartsWith(_name, StringComparison.OrdinalIgnoreCase)
            : string.Equals(name, _name, StringComparison.OrdinalIgnoreCase);
}
