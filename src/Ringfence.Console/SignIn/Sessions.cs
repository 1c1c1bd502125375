using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Ringfence.Console.SignIn;

/// <summary>
/// Who is signed in, kept here and nowhere else: the browser has a random number, this has its hash. A restart ends all of them, and so
/// does signing out. ASP.NET's cookie handler is not used, since it keeps a session's key when one signs in over it.
/// </summary>
internal sealed class Sessions(ConsoleOptions options, TimeProvider time)
{
    /// <summary>At most so many; the one used longest ago makes room.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, Session> _all = new();

    /// <summary>Begins a session under a new number, and ends the one that the browser had.</summary>
    /// <returns>The number, for the browser alone.</returns>
    public string Begin(Person person, string? earlier)
    {
        End(earlier);
        Sweep();
        var number = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        _all[Hash(number)] = new(person, now, now);
        return number;
    }

    /// <summary>Whose session it is; null when it is none, or has ended.</summary>
    public Person? Find(string number)
    {
        var key = Hash(number);
        if (!_all.TryGetValue(key, out var session))
        {
            return null;
        }
        var now = time.GetUtcNow();
        if (IsOver(session, now))
        {
            _all.TryRemove(key, out _);
            return null;
        }
        _all.TryUpdate(key, session with { Used = now }, session);
        return session.Person;
    }

    public void End(string? number)
    {
        if (number is not null)
        {
            _all.TryRemove(Hash(number), out _);
        }
    }

    private bool IsOver(Session session, DateTimeOffset now) =>
        now - session.Used > options.SessionIdle || now - session.Begun > options.SessionMost;

    private void Sweep()
    {
        var now = time.GetUtcNow();
        foreach (var (key, session) in _all)
        {
            if (IsOver(session, now))
            {
                _all.TryRemove(key, out _);
            }
        }
        while (_all.Count >= Most)
        {
            _all.TryRemove(_all.MinBy(pair => pair.Value.Used).Key, out _);
        }
    }

    private static string Hash(string number) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(number)));

    private sealed record Session(Person Person, DateTimeOffset Begun, DateTimeOffset Used);
}
