using System.Globalization;
using System.Text;

namespace LandPlanner.Crs;

/// <summary>One <c>KEYWORD["text", number, CHILD[…]]</c> of well-known text, version 1 or 2, in brackets or parentheses.</summary>
/// <param name="Keyword">In upper case.</param>
internal sealed record WktNode(
    string Keyword, IReadOnlyList<string> Texts, IReadOnlyList<double> Numbers, IReadOnlyList<WktNode> Children)
{
    public string Name => Texts.Count > 0 ? Texts[0] : "";

    public static WktNode? TryParse(string text) => new Reader(text).Root();

    /// <summary>The first child with one of the keywords; null where there is none.</summary>
    public WktNode? Child(params ReadOnlySpan<string> keywords)
    {
        foreach (var child in Children)
        {
            if (keywords.Contains(child.Keyword))
                return child;
        }

        return null;
    }

    private sealed class Reader(string text)
    {
        private const int DeepestNesting = 64;
        private int _at;

        public WktNode? Root()
        {
            SkipSpace();
            var node = Node(0);
            SkipSpace();
            return _at == text.Length ? node : null;
        }

        private WktNode? Node(int depth)
        {
            var keyword = Word();
            SkipSpace();
            if (keyword.Length == 0 || depth > DeepestNesting || !Take('[') && !Take('('))
                return null;

            var content = new Content();
            do
            {
                SkipSpace();
                if (!Argument(content, depth))
                    return null;
                SkipSpace();
            }
            while (Take(','));
            return Take(']') || Take(')') ? content.ToNode(keyword.ToUpperInvariant()) : null;
        }

        private bool Argument(Content content, int depth)
        {
            if (_at >= text.Length)
                return false;
            if (text[_at] == '"')
                return Quoted(content);
            if (char.IsAsciiDigit(text[_at]) || text[_at] is '-' or '+' or '.')
                return Number(content);
            return WordOrChild(content, depth);
        }

        private bool WordOrChild(Content content, int depth)
        {
            var start = _at;
            if (Word().Length == 0)
                return false;
            SkipSpace();
            if (_at < text.Length && text[_at] is '[' or '(')
            {
                _at = start;
                var child = Node(depth + 1);
                if (child is not null)
                    content.Children.Add(child);
                return child is not null;
            }

            return true;
        }

        private bool Quoted(Content content)
        {
            var value = new StringBuilder();
            for (_at++; _at < text.Length; _at++)
            {
                if (text[_at] != '"')
                {
                    value.Append(text[_at]);
                }
                else if (_at + 1 < text.Length && text[_at + 1] == '"')
                {
                    value.Append(text[_at++]);
                }
                else
                {
                    _at++;
                    content.Texts.Add(value.ToString());
                    return true;
                }
            }

            return false;
        }

        private bool Number(Content content)
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '-' or '+' or '.'))
                _at++;
            if (!double.TryParse(text.AsSpan(start.._at), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                return false;
            content.Numbers.Add(number);
            return true;
        }

        private string Word()
        {
            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
                _at++;
            return text[start.._at];
        }

        private bool Take(char wanted)
        {
            if (_at >= text.Length || text[_at] != wanted)
                return false;
            _at++;
            return true;
        }

        private void SkipSpace()
        {
            while (_at < text.Length && (char.IsWhiteSpace(text[_at]) || text[_at] is '\uFEFF' or '\0'))
                _at++;
        }
    }

    private sealed class Content
    {
        public List<string> Texts { get; } = [];

        public List<double> Numbers { get; } = [];

        public List<WktNode> Children { get; } = [];

        public WktNode ToNode(string keyword) => new(keyword, Texts, Numbers, Children);
    }
}
