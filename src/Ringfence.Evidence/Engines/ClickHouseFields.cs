namespace Ringfence.Evidence.Engines;

/// <summary>ClickHouse reads a record as its JSON text, <c>r</c>.</summary>
internal sealed class ClickHouseFields : RawFields
{
    public static ClickHouseFields Instance { get; } = new();

    public override string FirstResource =>
        "nullIf(JSONExtractString(arrayFirst(x -> JSONExtractString(x, 'ARN') <> '', JSONExtractArrayRaw(r, 'resources')), 'ARN'), '')";

    public override string FilePath => "path";

    public override string FileDay => "day";

    public override string Field(string path) => Of("r", path);

    public override string Count(string path) => NumberOf("r", path);

    public override string IsTrue(string path) => $"replaceAll({Raw("r", path)}, '\"', '') = 'true'";

    public override string Has(string path) => $"JSONHas(r, {Keys(path)})";

    public override string ToNumber(string text) => $"toInt64OrNull({text})";

    public override string Object(string path) => $"if(startsWith({Raw("r", path)}, '{{'), {Raw("r", path)}, NULL)";

    public override string ResourceOf(string type) =>
        $"nullIf(JSONExtractString(arrayLast(x -> JSONExtractString(x, 'type') = '{type}', JSONExtractArrayRaw(r, 'resources')), 'ARN'), '')";

    public override string Extract(string text, string pattern) =>
        $"nullIf(extract(coalesce({text}, ''), '{pattern.Replace(@"\", @"\\", StringComparison.Ordinal)}'), '')";

    public override string Milliseconds(string text) =>
        $"toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull({text}, 3, 'UTC'))";

    public override string CommonLogMilliseconds(string text) =>
        $"toInt64(toUnixTimestamp(parseDateTimeOrNull({text}, '%d/%b/%Y:%H:%i:%s', 'UTC'))) * 1000";

    public override string Decoded(string text) => $"decodeURLComponent({text})";

    public override string ShortHash(string text) => $"lower(hex(substring(SHA256({text}), 1, 16)))";

    public override string Of(string json, string path) => $"nullIf(JSONExtractString({json}, {Keys(path)}), '')";

    public override string NumberOf(string json, string path) =>
        $"toInt64OrNull(extract({Raw(json, path)}, '^\"?(-?[0-9]+)'))";

    public override string ListOf(string json, string path) =>
        $"JSONExtract(coalesce({json}, ''), {Keys(path)}, 'Array(String)')";

    public override string Joined(string list) => $"nullIf(arrayStringConcat({list}, ' '), '')";

    public override string Split(string text) => $"splitByChar(' ', coalesce({text}, ''))";

    public override string Entries(string bundles)
    {
        const string Start = $"'{CallRelation.EntryStart}'";
        return $"SELECT path, arrayJoin(arrayMap(p -> multiIf(isValidJSON(p), p, isValidJSON(left(p, -1)), left(p, -1), left(p, -2)), arrayMap(x -> concat({Start}, x), arraySlice(splitByString({Start}, content), 2)))) AS e FROM {bundles}";
    }

    public override string Unnest(string columns, string list, string item, string relation) =>
        $"SELECT {columns}, arrayJoin({list}) AS {item} FROM {relation}";

    public override string Once(string select, string key) => $"{select} LIMIT 1 BY {key}";

    public override string Current(string select) =>
        $"SELECT * FROM ({select}) WHERE event_id NOT IN (SELECT assumeNotNull(updates) FROM ({select}) WHERE updates IS NOT NULL)";

    private static string Raw(string json, string path) => $"JSONExtractRaw({json}, {Keys(path)})";

    private static string Keys(string path) => string.Join(", ", path.Split('.').Select(key => $"'{key}'"));
}
