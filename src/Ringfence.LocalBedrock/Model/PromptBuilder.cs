using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ringfence.LocalBedrock.Model;

/// <summary>Collects a prompt block by block, in the order the model reads it.</summary>
internal sealed class PromptBuilder
{
    /// <summary>What an image or a document of unknown length counts for, in characters (400 tokens).</summary>
    private const int CharactersOfMedia = 1_600;

    private readonly List<string> _texts = [];
    private readonly List<string> _userTexts = [];
    private readonly List<string> _guardContent = [];
    private readonly List<string> _lastUserTurn = [];
    private readonly List<Tool> _tools = [];
    private int _characters;
    private int _turns;
    private bool _inUserTurn;
    private int? _toolResult;
    private CachedPrefix? _prefix;

    public ToolChoice ToolChoice { get; set; }

    public string? ToolNamed { get; set; }

    public int? MaxTokens { get; set; }

    public JsonElement? AnswerSchema { get; set; }

    public List<string> StopSequences { get; } = [];

    public bool HasTools => _tools.Count > 0;

    public void BeginTurn(bool user)
    {
        _inUserTurn = user;
        if (user)
        {
            _turns++;
            _lastUserTurn.Clear();
            _toolResult = null;
        }
    }

    /// <summary>Text of the turn begun, or of the system prompt before the first.</summary>
    public void Text(string text)
    {
        Count(text);
        if (_inUserTurn)
        {
            _userTexts.Add(text);
            _lastUserTurn.Add(text);
        }
    }

    /// <summary>Text that a guardrail is told to read.</summary>
    public void GuardContent(string text)
    {
        Text(text);
        _guardContent.Add(text);
    }

    public void ToolResult(string text)
    {
        Count(text);
        _toolResult = (_toolResult ?? 0) + text.Length;
    }

    public void Media() => _characters += CharactersOfMedia;

    /// <summary>Anything else the model reads, as its JSON.</summary>
    public void Other(JsonElement element) => Count(element.GetRawText());

    public void AddTool(string name, string? description, JsonElement schema)
    {
        _tools.Add(new(name, schema));
        Count(name);
        Count(description ?? "");
        if (schema.ValueKind is JsonValueKind.Object)
        {
            Count(schema.GetRawText());
        }
    }

    /// <summary>Everything so far is to be cached.</summary>
    public void CachePoint(bool forAnHour)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in _texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }

        _prefix = new(Convert.ToHexStringLower(hash.GetHashAndReset()), _characters, forAnHour);
    }

    public Prompt Build()
    {
        var (asked, directives) = Directives.Take(string.Join('\n', _lastUserTurn));
        return new()
        {
            Asked = asked,
            Directives = directives,
            Guarded = _guardContent.Count > 0 ? _guardContent : _userTexts,
            Turns = _turns,
            Characters = _characters,
            Prefix = _prefix,
            Tools = _tools,
            ToolChoice = ToolChoice,
            ToolNamed = ToolNamed,
            ToolResultCharacters = _toolResult,
            MaxTokens = MaxTokens,
            StopSequences = StopSequences,
            AnswerSchema = AnswerSchema,
        };
    }

    private void Count(string text)
    {
        _texts.Add(text);
        _characters += text.Length;
    }
}
