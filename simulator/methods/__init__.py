"""The methods of the Bot API that the simulator plays; getUpdates, the only one that waits, is the server's own."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from simulator.methods import conversations, editing, profile, sending, webhooks

if TYPE_CHECKING:
    from simulator.world import Telegram

Method = Callable[["Telegram", dict[str, Any]], Any]

PLAYED: dict[str, Method] = {
    "getMe": profile.get_me,
    "setMyName": profile.set_my_name,
    "getMyName": profile.get_my_name,
    "setMyDescription": profile.set_my_description,
    "getMyDescription": profile.get_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "getMyShortDescription": profile.get_my_short_description,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "sendPhoto": sending.send_photo,
    "sendVoice": sending.send_voice,
    "sendVideo": sending.send_video,
    "sendAudio": sending.send_audio,
    "sendVenue": sending.send_venue,
    "sendLocation": sending.send_location,
    "sendContact": sending.send_contact,
    "copyMessage": sending.copy_message,
    "editMessageText": editing.edit_message_text,
    "editMessageCaption": editing.edit_message_caption,
    "editMessageReplyMarkup": editing.edit_message_reply_markup,
    "deleteMessage": editing.delete_message,
    "deleteMessages": editing.delete_messages,
    "answerCallbackQuery": conversations.answer_callback_query,
    "sendChatAction": conversations.send_chat_action,
    "getFile": conversations.get_file,
    "getChat": conversations.get_chat,
    "getChatMember": conversations.get_chat_member,
    "getChatAdministrators": conversations.get_chat_administrators,
    "setWebhook": webhooks.set_webhook,
    "deleteWebhook": webhooks.delete_webhook,
    "getWebhookInfo": webhooks.get_webhook_info,
}
