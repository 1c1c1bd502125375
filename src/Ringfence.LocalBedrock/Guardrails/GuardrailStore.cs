using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ringfence.LocalBedrock.Host;

namespace Ringfence.LocalBedrock.Guardrails;

/// <summary>The account's guardrails, one file each below <c>guardrails/</c>.</summary>
internal sealed class GuardrailStore
{
    private const string Draft = "DRAFT";
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Missing = "The guardrail identifier or version provided in the request does not exist.";

    private readonly LocalBedrockOptions _options;
    private readonly TimeProvider _time;
    private readonly string _directory;
    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<string, GuardrailFile> _guardrails = new();
    private readonly ConcurrentDictionary<(string Id, string Version), Guardrail> _ready = new();

    public GuardrailStore(LocalBedrockOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _directory = Directory.CreateDirectory(Path.Combine(options.Directory, "guardrails")).FullName;
        foreach (var path in Directory.EnumerateFiles(_directory, "*.json"))
        {
            var file =
                JsonSerializer.Deserialize(File.ReadAllBytes(path), StateJson.Default.GuardrailFile)
                ?? throw new InvalidDataException($"{path} holds no guardrail.");
            _guardrails[file.Id] = file;
        }

        foreach (var (id, text) in options.Guardrails)
        {
            var definition = JsonNode.Parse(text)!.AsObject();
            Keep(
                new(
                    id,
                    time.GetUtcNow(),
                    time.GetUtcNow(),
                    definition,
                    new() { ["1"] = definition.DeepClone().AsObject() }
                )
            );
        }
    }

    public IEnumerable<GuardrailFile> All => _guardrails.Values.OrderBy(guardrail => guardrail.CreatedAt);

    public string Arn(string id) => $"arn:aws:bedrock:{_options.Region}:{_options.Account}:guardrail/{id}";

    /// <exception cref="AwsFault">404: there is none of that id or ARN.</exception>
    public GuardrailFile Get(string identifier) =>
        _guardrails.GetValueOrDefault(IdOf(identifier))
        ?? throw AwsFault.NotFound($"The guardrail {identifier} does not exist in this account and region.");

    /// <summary>A version ready to assess; null when there is no such guardrail or version.</summary>
    public Guardrail? Find(string identifier, string version)
    {
        var id = IdOf(identifier);
        if (_ready.TryGetValue((id, version), out var ready))
        {
            return ready;
        }

        if (
            !_guardrails.TryGetValue(id, out var file)
            || (version == Draft ? file.Draft : file.Versions.GetValueOrDefault(version)) is not { } definition
        )
        {
            return null;
        }

        var json = JsonSerializer.SerializeToElement(definition, StateJson.Default.JsonObject);
        return _ready[(id, version)] = new(
            id,
            Arn(id),
            version,
            definition,
            GuardrailPolicy.Read(json),
            definition["blockedInputMessaging"]!.GetValue<string>(),
            definition["blockedOutputsMessaging"]!.GetValue<string>()
        );
    }

    /// <summary>The guardrail that a model call names.</summary>
    /// <exception cref="AwsFault">400: half of the pair is missing, or nothing has that name.</exception>
    public GuardrailUse Use(string? identifier, string? version, bool traced) =>
        identifier is null || version is null
            ? throw AwsFault.Validation("A guardrail needs both its identifier and its version.")
            : new(Find(identifier, version) ?? throw AwsFault.Validation(Missing), traced);

    /// <exception cref="AwsFault">404, as ApplyGuardrail has it.</exception>
    public Guardrail Require(string identifier, string version) =>
        Find(identifier, version.Length == 0 ? Draft : version) ?? throw AwsFault.NotFound(Missing);

    public GuardrailFile Create(JsonObject definition)
    {
        var now = _time.GetUtcNow();
        lock (_writing)
        {
            var name = definition["name"]!.GetValue<string>();
            if (_guardrails.Values.Any(other => other.Draft["name"]!.GetValue<string>() == name))
            {
                throw new AwsFault(
                    400,
                    "ConflictException",
                    "Another guardrail in your account already has this name."
                );
            }

            return Keep(new(RandomNumberGenerator.GetString(Alphabet, 12), now, now, definition, []));
        }
    }

    public GuardrailFile Update(string identifier, JsonObject definition)
    {
        lock (_writing)
        {
            return Keep(Get(identifier) with { Draft = definition, UpdatedAt = _time.GetUtcNow() });
        }
    }

    /// <summary>Publishes the draft as the next version; returns its number.</summary>
    public string Publish(string identifier, string? description)
    {
        lock (_writing)
        {
            var file = Get(identifier);
            var next = (
                file.Versions.Keys.Select(number => int.Parse(number, CultureInfo.InvariantCulture))
                    .DefaultIfEmpty()
                    .Max() + 1
            ).ToString(CultureInfo.InvariantCulture);
            var definition = file.Draft.DeepClone().AsObject();
            if (description is not null)
            {
                definition["description"] = description;
            }

            Keep(
                file with
                {
                    Versions = new(file.Versions) { [next] = definition },
                    UpdatedAt = _time.GetUtcNow(),
                }
            );
            return next;
        }
    }

    /// <param name="version">Null deletes the guardrail with all its versions.</param>
    public void Delete(string identifier, string? version)
    {
        lock (_writing)
        {
            var file = Get(identifier);
            if (version is null)
            {
                _guardrails.TryRemove(file.Id, out _);
                File.Delete(FileOf(file.Id));
                Forget(file.Id);
                return;
            }

            var rest = new Dictionary<string, JsonObject>(file.Versions);
            Keep(rest.Remove(version) ? file with { Versions = rest } : throw AwsFault.NotFound(Missing));
        }
    }

    private GuardrailFile Keep(GuardrailFile file)
    {
        PrivateFile.Write(FileOf(file.Id), JsonSerializer.SerializeToUtf8Bytes(file, StateJson.Default.GuardrailFile));
        _guardrails[file.Id] = file;
        Forget(file.Id);
        return file;
    }

    private void Forget(string id)
    {
        foreach (var key in _ready.Keys.Where(key => key.Id == id))
        {
            _ready.TryRemove(key, out _);
        }
    }

    private string FileOf(string id) => Path.Combine(_directory, id + ".json");

    private static string IdOf(string identifier) => identifier[(identifier.LastIndexOf('/') + 1)..];
}
