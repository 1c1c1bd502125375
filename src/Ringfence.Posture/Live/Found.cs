using System.Text.Json.Nodes;

namespace Ringfence.Posture.Live;

/// <summary>What was read of one type in one region so far, and what was not.</summary>
/// <param name="type">The type.</param>
/// <param name="region">Empty for what an account has once.</param>
internal sealed class Found(string type, string region)
{
    private readonly Lock _gate = new();
    private readonly List<ResourceRecord> _resources = [];
    private readonly List<Gap> _gaps = [];

    public void Add(string identifier, JsonObject properties)
    {
        lock (_gate)
        {
            _resources.Add(new ResourceRecord(identifier, properties));
        }
    }

    /// <summary>The list is not whole.</summary>
    public void Missed(string code, string? action)
    {
        lock (_gate)
        {
            _gaps.Add(new Gap(type, region, code, action));
        }
    }

    /// <summary>One resource was listed and could not be read.</summary>
    public void Missed(string identifier, RefusedCallException refused, string? action)
    {
        lock (_gate)
        {
            var gap = new Gap(type, region, refused.Code, Mending(refused, action)) { Identifier = identifier };
            _gaps.Add(gap);
            _resources.Add(new ResourceRecord(identifier, null) { Unread = gap });
        }
    }

    /// <summary>Reads one property; where it is refused the property says so.</summary>
    public static async Task PropertyAsync(
        JsonObject properties,
        string name,
        string action,
        Func<Task<JsonNode?>> read
    )
    {
        try
        {
            if (await read() is { } value)
            {
                properties[name] = value;
            }
        }
        catch (RefusedCallException refused)
        {
            var mending = Mending(refused, action);
            properties[name] = NotRead.Because(mending is null ? refused.Code : $"{refused.Code}; allow {mending}");
        }
    }

    /// <summary>The action that would help: only where the caller was denied.</summary>
    public static string? Mending(RefusedCallException refused, string? action) =>
        refused.Action ?? (refused.IsDenied ? action : null);

    public ResourceFile File()
    {
        lock (_gate)
        {
            return new ResourceFile(
                type,
                region,
                [.. _resources.OrderBy(each => each.Identifier, StringComparer.Ordinal)],
                [.. _gaps]
            );
        }
    }
}
