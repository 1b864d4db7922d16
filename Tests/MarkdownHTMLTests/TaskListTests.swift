import MarkdownHTML
import Testing

@Suite struct TaskListTests {
  @Test func boxesHaveNames() {
    let html = MarkdownHTML.render("- [ ] a *b*\n- [x] c\n- d\n").html
    #expect(
      html == """
        <ul>
        <li><input type="checkbox" aria-label="To do" disabled="" /> a <em>b</em></li>
        <li><input type="checkbox" aria-label="Done" checked="" disabled="" /> c</li>
        <li>d</li>
        </ul>

        """, "\(html)")
  }
}
