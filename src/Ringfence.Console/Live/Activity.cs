namespace Ringfence.Console.Live;

/// <summary>Counts a minute and a team, for an hour; kinds of identifiers for a day. Its size depends on teams and hours, not on calls.</summary>
public sealed class Activity(TimeProvider time)
{
    private const int Minutes = 60;
    private const int MostTeams = 500;
    private const string OtherTeams = "(other teams)";

    private readonly Lock _gate = new();
    private readonly Dictionary<(long Minute, string Team), MinuteCounts> _minutes = []; // guarded by _gate
    private readonly Dictionary<(string Team, string Kind), long> _phi = []; // guarded by _gate
    private readonly HashSet<string> _teams = []; // guarded by _gate
    private long _day; // guarded by _gate
    private DateTimeOffset? _since; // guarded by _gate

    internal void Add(LiveCall call)
    {
        var minute = call.Time.ToUnixTimeSeconds() / 60;
        var day = minute / (24 * 60);
        lock (_gate)
        {
            var team = _teams.Count < MostTeams || _teams.Contains(call.Team) ? call.Team : OtherTeams;
            _teams.Add(team);
            if (day > _day)
            {
                _day = day;
                _since = null;
                _phi.Clear();
            }
            if (day == _day)
            {
                _since ??= call.Time;
                foreach (var (kind, count) in call.Phi)
                {
                    _phi[(team, kind)] = _phi.GetValueOrDefault((team, kind)) + count;
                }
            }
            if (!_minutes.TryGetValue((minute, team), out var counts))
            {
                Forget(minute - Minutes);
                counts = _minutes[(minute, team)] = new();
            }
            counts.Add(call);
        }
    }

    /// <summary>The last hour, a minute each, oldest first; of these teams, or of all.</summary>
    public IReadOnlyList<MinuteCounts> LastHour(IReadOnlyList<string>? teams)
    {
        var now = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        var hour = new MinuteCounts[Minutes];
        for (var at = 0; at < Minutes; at++)
        {
            hour[at] = new() { Minute = DateTimeOffset.FromUnixTimeSeconds((now - Minutes + 1 + at) * 60) };
        }
        lock (_gate)
        {
            foreach (var ((minute, team), counts) in _minutes)
            {
                var at = minute - (now - Minutes + 1);
                if (at is >= 0 and < Minutes && (teams is null || teams.Contains(team)))
                {
                    hour[at].Add(counts);
                }
            }
        }
        return hour;
    }

    /// <summary>Identifiers found in prompts today, most first, and since when they are counted; of these teams, or of all.</summary>
    public (IReadOnlyList<KeyValuePair<string, long>> Kinds, DateTimeOffset? Since) Today(IReadOnlyList<string>? teams)
    {
        lock (_gate)
        {
            if (time.GetUtcNow().ToUnixTimeSeconds() / 86_400 != _day)
            {
                return ([], null);
            }
            var kinds = _phi.Where(pair => teams is null || teams.Contains(pair.Key.Team))
                .GroupBy(pair => pair.Key.Kind, pair => pair.Value)
                .Select(group => KeyValuePair.Create(group.Key, group.Sum()))
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal);
            return ([.. kinds], _since);
        }
    }

    private void Forget(long before)
    {
        foreach (var key in _minutes.Keys.Where(key => key.Minute <= before).ToArray())
        {
            _minutes.Remove(key);
        }
    }
}
